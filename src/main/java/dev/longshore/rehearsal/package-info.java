/**
 * A rehearsal of the service before it is served: it starts on a stand-in for an engine and answers what callers ask, so that
 * the JVM can write down what it loaded and linked for that, and start from there (JEP 483, JEP 514).
 */
@NullMarked
package dev.longshore.rehearsal;

import org.jspecify.annotations.NullMarked;
