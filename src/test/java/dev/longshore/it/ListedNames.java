package dev.longshore.it;

import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.EngineKind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * The images that an engine lists, with the names that it counts, in canonical form.
 *
 * @param byId names by the image's full id
 */
record ListedNames(Map<String, Set<String>> byId) {

    static ListedNames of(BothSides sides) {
        Map<String, Set<String>> byId = new TreeMap<>();
        boolean digests = sides.engine().kind() != EngineKind.CONTAINERD;
        sides.truth().images("?all=1").forEach((id, row) -> byId.put(id, names(row, digests)));
        return new ListedNames(byId);
    }

    /** A store of containerd lists a digest for each repository; it is a name only where that has no tag. */
    private static Set<String> names(JsonNode row, boolean allDigests) {
        List<ImageReference> tags = parsed(row, "RepoTags").toList();
        Predicate<ImageReference> counts = digest ->
                allDigests || tags.stream().noneMatch(tag -> tag.repository().equals(digest.repository()));
        return Stream.concat(tags.stream(), parsed(row, "RepoDigests").filter(counts))
                .map(ImageReference::canonical)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<ImageReference> parsed(JsonNode row, String field) {
        return EngineTruth.names(row.path(field)).stream().map(ImageReference::parse);
    }

    /** The images that are not there any more. */
    Set<String> imagesGoneFrom(ListedNames before) {
        Set<String> gone = new TreeSet<>(before.byId().keySet());
        gone.removeAll(byId.keySet());
        return gone;
    }

    /** The names that are not there any more. */
    Set<String> namesGoneFrom(ListedNames before) {
        Set<String> gone = before.names();
        gone.removeAll(names());
        return gone;
    }

    /** All names. */
    Set<String> names() {
        return byId.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Gives the images the names back that they had before. */
    void restore(ListedNames before, BothSides sides) {
        before.byId().forEach((id, names) -> {
            Set<String> missing = new HashSet<>(names);
            missing.removeAll(byId.getOrDefault(id, names));
            missing.stream()
                    .map(ImageReference::parse)
                    .filter(name -> name.tag() != null)
                    .forEach(name -> sides.tag(id, name));
        });
    }
}
