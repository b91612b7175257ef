/** Tests of what the service remembers. */
@NullMarked
package dev.longshore.store;

import org.jspecify.annotations.NullMarked;
