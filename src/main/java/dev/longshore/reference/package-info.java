/** Image references, ids and name patterns, read and printed exactly as Docker does. */
@NullMarked
package dev.longshore.reference;

import org.jspecify.annotations.NullMarked;
