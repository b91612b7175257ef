/** The routes of containers and what they answer with. */
@NullMarked
package dev.longshore.containers;

import org.jspecify.annotations.NullMarked;
