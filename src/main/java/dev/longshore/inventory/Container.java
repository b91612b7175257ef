package dev.longshore.inventory;

import dev.longshore.engine.ContainerRow;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A container in a snapshot.
 *
 * @param row what the engine's list says of it
 */
public record Container(ContainerRow row) {

    private static final Set<String> RUNNING = Set.of("running", "paused", "restarting");
    private static final Pattern EXIT = Pattern.compile("^(?:Exited|Restarting) \\((-?\\d{1,10})\\)");
    private static final Pattern HEALTH = Pattern.compile("\\((healthy|unhealthy|health: starting)\\)$");

    /** Its full id. */
    public ContainerId id() {
        return row.id();
    }

    /** The image it runs on, if the engine says. */
    public @Nullable ImageId imageId() {
        return row.imageId();
    }

    /** Its own names, without the leading slash; empty for some that are being removed. */
    public List<String> names() {
        return bareNames().filter(name -> !name.contains("/")).sorted().toList();
    }

    /** The names other containers know it by through links, as {@code web/thedb}. */
    public List<String> links() {
        return bareNames().filter(name -> name.contains("/")).sorted().toList();
    }

    /** The first of its own names, if it has one. */
    public @Nullable String name() {
        List<String> names = names();
        return names.isEmpty() ? null : names.getFirst();
    }

    /** Whether it goes by this name, with or without a leading slash, its own or a link's. */
    public boolean isNamed(String name) {
        String bare = withoutSlash(name);
        return bareNames().anyMatch(bare::equals);
    }

    /** Whether it runs; a paused or restarting one does, as in moby's {@code Container.IsRunning}. */
    public boolean isRunning() {
        String state = row.state();
        return state != null && RUNNING.contains(state);
    }

    /** Its exit code, if it has exited: the engine's list tells only by its status text. Windows has codes of 32 bits. */
    public @Nullable Long exitCode() {
        Matcher exit = EXIT.matcher(row.statusText());
        return exit.find() ? Long.valueOf(exit.group(1)) : null;
    }

    /** {@code starting}, {@code healthy} or {@code unhealthy}; null if it has no health check or does not run. */
    public @Nullable String health() {
        Matcher health = HEALTH.matcher(row.statusText());
        return health.find() ? health.group(1).replace("health: ", "") : null;
    }

    /** Its state, as {@code If-Match} compares it: id and engine state. */
    public List<String> state() {
        String state = row.state();
        return List.of(id().toString(), state == null ? "" : state);
    }

    /** Whether the other says the same of the same container, but for how long it has been so. */
    boolean shows(Container other) {
        return row.withStatus("").equals(other.row.withStatus(""))
                && Objects.equals(exitCode(), other.exitCode())
                && Objects.equals(health(), other.health());
    }

    private Stream<String> bareNames() {
        return row.names().stream().map(Container::withoutSlash).distinct();
    }

    private static String withoutSlash(String name) {
        return name.startsWith("/") ? name.substring(1) : name;
    }
}
