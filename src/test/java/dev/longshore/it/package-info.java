/** Longshore as people run it: its image, its compose file, its command, on real engines. */
@NullMarked
package dev.longshore.it;

import org.jspecify.annotations.NullMarked;
