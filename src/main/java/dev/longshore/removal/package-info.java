/** What removing an image would do and why it cannot go, and the removal itself. */
@NullMarked
package dev.longshore.removal;

import org.jspecify.annotations.NullMarked;
