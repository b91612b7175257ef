/** The routes of engines and what they answer with. */
@NullMarked
package dev.longshore.engines;

import org.jspecify.annotations.NullMarked;
