/** Pulls and pushes: what they are asked for, how far they are, when they are tried again, and what came of them. */
@NullMarked
package dev.longshore.transfers;

import org.jspecify.annotations.NullMarked;
