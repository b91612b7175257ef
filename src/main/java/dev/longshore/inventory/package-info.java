/** What an engine holds, as immutable snapshots, and the questions that can be asked of one. */
@NullMarked
package dev.longshore.inventory;

import org.jspecify.annotations.NullMarked;
