package dev.longshore.inventory;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageReference;
import dev.longshore.reference.InvalidReference;
import dev.longshore.reference.MalformedPattern;
import dev.longshore.reference.PathPattern;
import java.util.List;
import java.util.Optional;

/**
 * A {@code reference} parameter: a pattern of Go's {@code path.Match} for the familiar name with or without its tag, as for
 * {@code docker images --filter reference=}. A Docker Hub name can be spelled in full, too.
 */
public final class ReferenceFilter {

    private static final List<String> DOCKER_HUB = List.of("docker.io/", "index.docker.io/");
    private static final String OFFICIAL = "library/";

    private final boolean ofDockerHub;
    private final PathPattern pattern;
    private final Optional<ImageReference> exact;

    private ReferenceFilter(boolean ofDockerHub, PathPattern pattern, Optional<ImageReference> exact) {
        this.ofDockerHub = ofDockerHub;
        this.pattern = pattern;
        this.exact = exact;
    }

    /**
     * Reads a pattern.
     *
     * @throws Invalid {@code invalid-parameter} if it is malformed, saying where
     */
    public static ReferenceFilter parse(String text) {
        try {
            return new ReferenceFilter(
                    DOCKER_HUB.stream().anyMatch(text::startsWith), PathPattern.parse(familiar(text)), exact(text));
        } catch (MalformedPattern e) {
            Invalid failure = new Invalid(ProblemType.INVALID_PARAMETER, String.valueOf(e.getMessage()), e);
            failure.with("parameter", "reference")
                    .with("value", text)
                    .with("accepted", List.of("a name", "* ? [a-z] as in Go's path.Match"));
            throw failure;
        }
    }

    /** Whether it matches this name. */
    public boolean matches(ImageReference reference) {
        return matchesPattern(reference) || (exact.isPresent() && isSame(exact.get(), reference));
    }

    /** A familiar name has lost Docker Hub's domain, so that the pattern alone would match names of other registries. */
    private boolean matchesPattern(ImageReference reference) {
        return (!ofDockerHub || reference.repository().domain().equals("docker.io"))
                && pattern.matchesFamiliar(reference);
    }

    private static boolean isSame(ImageReference given, ImageReference reference) {
        return given.isNameOnly()
                ? given.repository().equals(reference.repository())
                : given.decisive().equals(reference);
    }

    private static Optional<ImageReference> exact(String text) {
        try {
            return Optional.of(ImageReference.parse(text));
        } catch (InvalidReference e) {
            return Optional.empty(); // a pattern, then
        }
    }

    private static String familiar(String text) {
        String name = DOCKER_HUB.stream()
                .filter(text::startsWith)
                .findFirst()
                .map(domain -> text.substring(domain.length()))
                .orElse(text);
        boolean official = name.startsWith(OFFICIAL) && name.indexOf('/', OFFICIAL.length()) < 0;
        return official ? name.substring(OFFICIAL.length()) : name;
    }
}
