/** What can go wrong, as types with one status each, and the one writer that turns a failure into RFC 9457 problem JSON. */
@NullMarked
package dev.longshore.problem;

import org.jspecify.annotations.NullMarked;
