/** Who calls and what that allows: plain Java that knows neither servlets nor Spring. */
@NullMarked
package dev.longshore.access;

import org.jspecify.annotations.NullMarked;
