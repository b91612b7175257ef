/** Engines that are only said to be there, for tests of what stands in front of them. */
@NullMarked
package dev.longshore.fakes;

import org.jspecify.annotations.NullMarked;
