/** Tests of what stands between the wire and the controllers. */
@NullMarked
package dev.longshore.http;

import org.jspecify.annotations.NullMarked;
