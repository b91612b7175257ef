/** Pulls and pushes. */
@NullMarked
package dev.longshore.transfers;

import org.jspecify.annotations.NullMarked;
