/** The API's document held against what the service answers. */
@NullMarked
package dev.longshore.contract;

import org.jspecify.annotations.NullMarked;
