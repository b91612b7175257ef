/** Work that has to be kept in order: leases on what is being changed. */
@NullMarked
package dev.longshore.operations;

import org.jspecify.annotations.NullMarked;
