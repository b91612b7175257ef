/** What the service remembers across restarts: its database, and the tokens in it. */
@NullMarked
package dev.longshore.store;

import org.jspecify.annotations.NullMarked;
