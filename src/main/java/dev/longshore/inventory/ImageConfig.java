package dev.longshore.inventory;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What containers made from an image start with.
 *
 * @param user as {@code user[:group]}, by name or number; null for root
 * @param workingDir the working directory
 * @param entrypoint the entry point
 * @param cmd the command, or the arguments of the entry point
 * @param env {@code NAME=value} each
 * @param exposedPorts such as {@code 80/tcp}
 * @param volumes paths
 * @param labels all labels, by name
 * @param stopSignal the signal that stops it
 * @param shell the shell of the shell forms
 * @param onBuild instructions for images built on it
 * @param healthcheck how its health is checked, in the Engine API's fields with a small first letter; durations in nanoseconds
 */
public record ImageConfig(
        @Nullable String user,
        @Nullable String workingDir,
        List<String> entrypoint,
        List<String> cmd,
        List<String> env,
        List<String> exposedPorts,
        List<String> volumes,
        Map<String, String> labels,
        @Nullable String stopSignal,
        List<String> shell,
        List<String> onBuild,
        @Nullable Healthcheck healthcheck) {

    /**
     * How health is checked.
     *
     * @param test such as {@code [CMD-SHELL, curl -f http://localhost/]}
     * @param intervalNanos between two checks
     * @param timeoutNanos after which a check has failed
     * @param startPeriodNanos in which failures do not count
     * @param retries failures in a row that make it unhealthy
     */
    public record Healthcheck(
            List<String> test,
            @Nullable Long intervalNanos,
            @Nullable Long timeoutNanos,
            @Nullable Long startPeriodNanos,
            @Nullable Long retries) {}

    /** The configuration in the {@code Config} of an image's or container's document; absent fields are empty. */
    public static ImageConfig of(JsonNode config) {
        return new ImageConfig(
                text(config, "User"),
                text(config, "WorkingDir"),
                texts(config.path("Entrypoint")),
                texts(config.path("Cmd")),
                texts(config.path("Env")),
                keys(config.path("ExposedPorts")),
                keys(config.path("Volumes")),
                labels(config.path("Labels")),
                text(config, "StopSignal"),
                texts(config.path("Shell")),
                texts(config.path("OnBuild")),
                healthcheck(config.path("Healthcheck")));
    }

    /** The same with the names only of environment variables, in {@code onBuild} too. */
    public ImageConfig masked() {
        List<String> names = env.stream().map(ImageConfig::nameOf).toList();
        return new ImageConfig(
                user,
                workingDir,
                entrypoint,
                cmd,
                names,
                exposedPorts,
                volumes,
                labels,
                stopSignal,
                shell,
                onBuild.stream().map(Instruction::masked).toList(),
                healthcheck);
    }

    private static String nameOf(String variable) {
        int equals = variable.indexOf('=', 1); // Windows has names that begin with one
        return equals > 0 ? variable.substring(0, equals) : variable.startsWith("=") ? "=" : variable;
    }

    private static @Nullable Healthcheck healthcheck(JsonNode check) {
        return check.isObject()
                ? new Healthcheck(
                        texts(check.path("Test")),
                        number(check, "Interval"),
                        number(check, "Timeout"),
                        number(check, "StartPeriod"),
                        number(check, "Retries"))
                : null;
    }

    private static @Nullable Long number(JsonNode json, String field) {
        long number = json.path(field).longValue(0);
        return number == 0 ? null : number;
    }

    private static @Nullable String text(JsonNode json, String field) {
        String text = json.path(field).stringValue("");
        return text.isEmpty() ? null : text;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(item -> texts.add(item.asString()));
        return Collections.unmodifiableList(texts);
    }

    private static List<String> keys(JsonNode object) {
        return object.propertyNames().stream().sorted().toList();
    }

    private static Map<String, String> labels(JsonNode object) {
        Map<String, String> labels = new TreeMap<>();
        object.properties()
                .forEach(label -> labels.put(label.getKey(), label.getValue().asString()));
        return Collections.unmodifiableMap(new LinkedHashMap<>(labels));
    }
}
