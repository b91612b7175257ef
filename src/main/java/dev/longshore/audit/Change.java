package dev.longshore.audit;

import dev.longshore.engine.EngineName;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A change that is asked for.
 *
 * @param action what
 * @param engine where; null for what belongs to no engine, such as a registry
 * @param target what is to be changed, as far as it was resolved: a full id, a reference, else as it was typed
 * @param details what else matters, such as {@code force}; never a secret
 */
public record Change(Action action, @Nullable EngineName engine, String target, Map<String, String> details) {

    /** The engine's name, empty if it belongs to none. */
    String engineText() {
        return engine == null ? "" : engine.value();
    }
}
