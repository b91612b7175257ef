package dev.longshore.inventory;

import dev.longshore.problem.Conflict;
import dev.longshore.problem.Failure;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.IdPrefix;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Which container a text means: full id, then name, then a unique prefix of an id. */
public final class ContainerResolution {

    private static final int MOST_CANDIDATES = 10;
    private static final Pattern FULL_ID = Pattern.compile("[0-9a-f]{64}");

    private ContainerResolution() {}

    /**
     * Finds the container.
     *
     * @throws NotFound {@code container-not-found}
     * @throws Conflict {@code ambiguous-container} with the candidates
     */
    public static Container of(String text, Snapshot snapshot) {
        return byId(text, snapshot)
                .or(() -> byName(text, snapshot))
                .or(() -> byPrefix(text, snapshot))
                .orElseThrow(() -> notFound(text));
    }

    /**
     * What has to be read again to know what the text means now.
     *
     * @return nothing if only a list can tell
     */
    public static Set<Key> concerned(String text, Snapshot snapshot) {
        if (FULL_ID.matcher(text).matches()) {
            return Set.of(new Key.OfContainer(new ContainerId(text)));
        }
        IdPrefix prefix = IdPrefix.recognise(text);
        return snapshot.containers().stream()
                .filter(container -> container.isNamed(text) || (prefix != null && prefix.matches(container.id())))
                .map(container -> new Key.OfContainer(container.id()))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Optional<Container> byId(String text, Snapshot snapshot) {
        return FULL_ID.matcher(text).matches() ? snapshot.container(new ContainerId(text)) : Optional.empty();
    }

    private static Optional<Container> byName(String text, Snapshot snapshot) {
        return snapshot.containers().stream()
                .filter(container -> container.isNamed(text))
                .findFirst();
    }

    private static Optional<Container> byPrefix(String text, Snapshot snapshot) {
        IdPrefix prefix = IdPrefix.recognise(text);
        if (prefix == null) {
            return Optional.empty();
        }
        List<Container> matches = snapshot.containers().stream()
                .filter(container -> prefix.matches(container.id()))
                .toList();
        if (matches.size() > 1) {
            throw ambiguous(text, matches);
        }
        return matches.stream().findFirst();
    }

    private static Failure notFound(String text) {
        return new NotFound(
                        ProblemType.CONTAINER_NOT_FOUND,
                        "No container here has the name or id " + text + ". GET /containers lists those there are.")
                .with("container", text);
    }

    private static Failure ambiguous(String text, List<Container> matches) {
        return new Conflict(
                        ProblemType.AMBIGUOUS_CONTAINER,
                        matches.size() + " containers have ids that begin with " + text
                                + ". Give more digits, or the name of one of the candidates.")
                .with("container", text)
                .with(
                        "candidates",
                        matches.stream()
                                .limit(MOST_CANDIDATES)
                                .map(Candidate::of)
                                .toList());
    }

    /**
     * A container that a text may mean.
     *
     * @param id its full id
     * @param name its name, if it has one
     */
    public record Candidate(String id, @Nullable String name) {

        static Candidate of(Container container) {
            return new Candidate(container.id().toString(), container.name());
        }
    }
}
