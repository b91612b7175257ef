/** Benchmarks that print ratios against a peer measured in the same run; started by the scripts in {@code bench/}. */
@NullMarked
package dev.longshore.bench;

import org.jspecify.annotations.NullMarked;
