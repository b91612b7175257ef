/** Longshore: a safe, fast, explained HTTP API over Docker Engines. */
@NullMarked
package dev.longshore;

import org.jspecify.annotations.NullMarked;
