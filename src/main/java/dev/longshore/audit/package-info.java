/** Who did what: a record of every change that was asked for, allowed or not, in the store and in the log. */
@NullMarked
package dev.longshore.audit;

import org.jspecify.annotations.NullMarked;
