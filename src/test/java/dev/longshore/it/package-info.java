/** Longshore as a whole, asked over HTTP while it serves real engines, and compared with what they say themselves. */
@NullMarked
package dev.longshore.it;

import org.jspecify.annotations.NullMarked;
