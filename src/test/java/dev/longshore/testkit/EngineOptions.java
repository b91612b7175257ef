package dev.longshore.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a private engine differs from the usual one.
 *
 * @param environment variables for dockerd, such as {@code DOCKER_MIN_API_VERSION}
 * @param daemon members of {@code daemon.json}, over the kit's own
 * @param dataLimit size of the data folder as tmpfs writes it ({@code 64m}); a small one gives a full disk
 */
public record EngineOptions(Map<String, String> environment, Map<String, Object> daemon, String dataLimit) {

    /** The usual engine. */
    public static EngineOptions usual() {
        return new EngineOptions(Map.of(), Map.of(), "2g");
    }

    /** The same with one more environment variable. */
    public EngineOptions withEnvironment(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(environment);
        more.put(name, value);
        return new EngineOptions(Map.copyOf(more), daemon, dataLimit);
    }

    /** The same with one more member of {@code daemon.json}. */
    public EngineOptions withDaemon(String member, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(daemon);
        more.put(member, value);
        return new EngineOptions(environment, Map.copyOf(more), dataLimit);
    }

    /** The same with a data folder of that size. */
    public EngineOptions withDataLimit(String limit) {
        return new EngineOptions(environment, daemon, limit);
    }
}
