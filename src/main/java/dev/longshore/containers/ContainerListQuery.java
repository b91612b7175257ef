package dev.longshore.containers;

import dev.longshore.inventory.Container;
import dev.longshore.inventory.ContainerFilter;
import dev.longshore.inventory.ContainerState;
import dev.longshore.inventory.LabelFilter;
import dev.longshore.inventory.Ordering;
import dev.longshore.inventory.Page;
import dev.longshore.inventory.SortKey;
import dev.longshore.reference.ImageName;
import dev.longshore.representation.Parameter;
import dev.longshore.representation.Query;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /containers}, as it came. */
record ContainerListQuery(
        @Schema(
                description =
                        "created, running, paused, restarting, removing, exited or dead. Any of several has to match.")
        @Nullable
        List<String> state,

        @Schema(
                description =
                        "An image, by name or id; answers with containers that run on it or on an image built on it. Any of"
                                + " several has to match.")
        @Nullable
        List<String> image,

        @Schema(description = "A part of a name, such as web; not a regular expression. Any of several has to match.")
        @Nullable
        List<String> name,

        @Schema(description = "A label as name or name=value, such as tier=db. Each of several has to match.") @Nullable
        List<String> label,

        @Schema(description = "none, starting, healthy or unhealthy. Any of several has to match.") @Nullable
        List<String> health,

        @Schema(
                description = "Whether the engine is asked for sizes, which can take it long.",
                type = "boolean",
                defaultValue = "false")
        @Nullable
        String size,

        @Schema(
                description =
                        "createdAt, name, state or id, several apart by commas, each descending with a - before it."
                                + " Unknown values come last either way.",
                defaultValue = "-createdAt,id")
        @Nullable
        String sort,

        @Schema(
                description = "How many items a page has, 1 to 1000; without it the list is whole.",
                type = "integer",
                minimum = "1",
                maximum = "1000")
        @Nullable
        String limit,

        @Schema(description = "The next of the page before, with the same sort.") @Nullable
        String after)
        implements Query {

    private static final String DEFAULT_SORT = "-createdAt,id";

    /** What names, and those of links, can hold ({@code daemon/names} of moby). */
    private static final Pattern NAME_PART = Pattern.compile("[A-Za-z0-9_./-]*");

    private static final List<String> NAME_FORM = List.of(
            "a part of a container's name as it is, made of A-Z a-z 0-9 _ . - and /; regular expressions are not supported");

    private static final List<String> HEALTH = List.of("none", "starting", "healthy", "unhealthy");

    private static final List<SortKey<Container>> KEYS = List.of(
            SortKey.number("createdAt", ContainerListQuery::epochSecond),
            SortKey.text("name", Container::name),
            SortKey.text("state", container -> container.row().state()),
            SortKey.text("id", container -> container.id().hex()));

    private static final ContainerListQuery EVERYTHING =
            new ContainerListQuery(null, null, null, null, null, null, null, null, null);

    /** The query without parameters. */
    static ContainerListQuery everything() {
        return EVERYTHING;
    }

    /** Whether no parameter was given. */
    boolean isEmpty() {
        return equals(EVERYTHING);
    }

    /** Which containers are asked for. */
    ContainerFilter filter() {
        return new ContainerFilter(
                words("state", state, ContainerState.KNOWN),
                list(image).stream().map(ImageName::parse).toList(),
                names(),
                list(label).stream().map(LabelFilter::parse).toList(),
                words("health", health, HEALTH));
    }

    /** A regular expression, which Docker takes here, would silently find nothing. */
    private List<String> names() {
        List<String> parts = list(name);
        parts.stream()
                .filter(part -> !NAME_PART.matcher(part).matches())
                .findFirst()
                .ifPresent(part -> {
                    throw new Parameter("name").refuse(part, NAME_FORM);
                });
        return parts;
    }

    /** Whether sizes are asked for. */
    boolean wantsSizes() {
        return Objects.requireNonNullElse(new Parameter("size").bool(size), false);
    }

    /** Which part of them, in which order. */
    Page.Request<Container> page() {
        Ordering<Container> ordering = Ordering.parse(Objects.requireNonNullElse(sort, DEFAULT_SORT), KEYS);
        return new Page.Request<>(ordering, new Parameter("limit").integer(limit, 1, Page.MOST), after);
    }

    private static List<String> words(String name, @Nullable List<String> values, List<String> accepted) {
        return list(values).stream()
                .map(value -> new Parameter(name).word(value, accepted))
                .toList();
    }

    private static @Nullable Long epochSecond(Container container) {
        Instant createdAt = container.row().createdAt();
        return createdAt == null ? null : createdAt.getEpochSecond();
    }

    private static List<String> list(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
