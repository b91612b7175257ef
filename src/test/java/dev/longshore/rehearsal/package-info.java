/** The rehearsal itself. */
@NullMarked
package dev.longshore.rehearsal;

import org.jspecify.annotations.NullMarked;
