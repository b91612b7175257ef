/** What an engine is and can do, in Longshore's own types; adapters implement it. */
@NullMarked
package dev.longshore.engine;

import org.jspecify.annotations.NullMarked;
