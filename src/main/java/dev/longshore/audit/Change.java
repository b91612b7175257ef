package dev.longshore.audit;

import dev.longshore.engine.EngineName;
import java.util.Map;

/**
 * A change that is asked for.
 *
 * @param action what
 * @param engine where
 * @param target what is to be changed, as far as it was resolved: a full id, a reference, else as it was typed
 * @param details what else matters, such as {@code force}; never a secret
 */
public record Change(Action action, EngineName engine, String target, Map<String, String> details) {}
