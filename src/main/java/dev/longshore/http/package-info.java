/** What stands between the wire and the controllers: request id, host check, paths, roles, parameters, failures, the API's document. */
@NullMarked
package dev.longshore.http;

import org.jspecify.annotations.NullMarked;
