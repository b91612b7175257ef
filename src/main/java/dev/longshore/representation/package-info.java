/** What goes out: rendered bytes with their entity tag, views, and the text tables of the Docker CLI. */
@NullMarked
package dev.longshore.representation;

import org.jspecify.annotations.NullMarked;
