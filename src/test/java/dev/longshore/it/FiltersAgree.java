package dev.longshore.it;

import static dev.longshore.testkit.EngineObjects.encode;
import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.EngineKind;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * Compares filters where the engines themselves agree: the containerd store lets untagged images pass {@code reference},
 * and engines take an image without a date for the oldest, while Longshore counts it neither as older nor as newer.
 */
final class FiltersAgree {
    private static final List<String> PATTERNS =
            List.of("*", "*/*", "*/*/*", "team/*", "*:1.*", "*/app:latest", "[a-d]*", "app:?.0", "deadbeef", "none");
    private final BothSides sides;
    private final Map<String, JsonNode> rows;

    FiltersAgree(BothSides sides) {
        this.sides = sides;
        this.rows = sides.truth().images("?all=1");
    }

    void check() {
        assertThat(sides.items("/images?dangling=true").keySet())
                .isEqualTo(sides.truth().dangling());
        assertThat(sides.items("/images?dangling=false").keySet())
                .isEqualTo(sides.truth().filtered("dangling", "false"));
        labels().forEach(label -> compare("label", label, rows.keySet()));
        Set<String> candidates = sides.engine().kind() == EngineKind.CONTAINERD ? tagged() : rows.keySet();
        patterns().forEach(pattern -> compare("reference", pattern, candidates));
        for (String tag : tags()) {
            compare("before", tag, datedApartFrom(tag));
            compare("since", tag, datedApartFrom(tag));
        }
    }

    private void compare(String filter, String value, Set<String> candidates) {
        Set<String> theirs = sides.truth().filtered(filter, value);
        Set<String> ours = sides.items("/images?all=true&%s=%s".formatted(filter, encode(value)))
                .keySet();
        assertThat(among(candidates, ours)).as(filter + "=" + value).isEqualTo(among(candidates, theirs));
    }

    private static Set<String> among(Set<String> candidates, Set<String> ids) {
        Set<String> both = new TreeSet<>(ids);
        both.retainAll(candidates);
        return both;
    }

    private Set<String> labels() {
        Set<String> labels = new TreeSet<>(Set.of("no-such-label", "tier=", "tier=d"));
        rows.values()
                .forEach(row -> row.path("Labels").properties().forEach(label -> {
                    if (!label.getKey().isEmpty() && !label.getKey().contains("=")) {
                        labels.add(label.getKey());
                        labels.add(label.getKey() + "=" + label.getValue().asString());
                    }
                }));
        return labels;
    }

    private Set<String> patterns() {
        Set<String> patterns = new TreeSet<>(PATTERNS);
        for (String tag : tags()) {
            patterns.add(tag);
            patterns.add(tag.substring(0, tag.lastIndexOf(':')));
        }
        return patterns;
    }

    private Set<String> tags() {
        Set<String> tags = new TreeSet<>();
        rows.values().forEach(row -> tags.addAll(EngineTruth.names(row.path("RepoTags"))));
        return tags;
    }

    private String idOf(String tag) {
        return sides.truth().inspect(tag).orElseThrow().path("Id").asString();
    }

    private Set<String> tagged() {
        Set<String> ids = new TreeSet<>();
        rows.forEach((id, row) -> {
            if (!EngineTruth.names(row.path("RepoTags")).isEmpty()) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** Lists tell whole seconds only, while engines know the rest, so those of the same second are left out. */
    private Set<String> datedApartFrom(String tag) {
        String ours =
                EngineTruth.time(Objects.requireNonNull(rows.get(idOf(tag))).path("Created"));
        Set<String> ids = new TreeSet<>();
        rows.forEach((id, row) -> {
            String time = EngineTruth.time(row.path("Created"));
            if (ours != null && time != null && !time.equals(ours)) {
                ids.add(id);
            }
        });
        return ids;
    }
}
