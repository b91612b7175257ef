/** Registries: what is configured of them, and Longshore's own questions to them. */
@NullMarked
package dev.longshore.registries;

import org.jspecify.annotations.NullMarked;
