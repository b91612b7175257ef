package dev.longshore.images;

import dev.longshore.inventory.Image;
import dev.longshore.inventory.ImageFilter;
import dev.longshore.inventory.LabelFilter;
import dev.longshore.inventory.Ordering;
import dev.longshore.inventory.Page;
import dev.longshore.inventory.ReferenceFilter;
import dev.longshore.inventory.SortKey;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import dev.longshore.registries.Standing;
import dev.longshore.representation.Parameter;
import dev.longshore.representation.Query;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /images}, as it came. */
record ImageListQuery(
        @Schema(
                description =
                        "A name, or a pattern of Go's path.Match for the familiar name with or without tag: app, app:1.*,"
                                + " team/*. Any of several has to match.")
        @Nullable
        List<String> reference,

        @Schema(description = "A label as name or name=value, such as tier=db. Each of several has to match.") @Nullable
        List<String> label,

        @Schema(description = "Whether the image has neither a name nor a child.", type = "boolean") @Nullable
        String dangling,

        @Schema(description = "Whether a container, running or stopped, runs on the image.", type = "boolean") @Nullable
        String inUse,

        @Schema(description = "An image, by name or id; answers with images built in a second before its own.")
        @Nullable
        String before,

        @Schema(description = "An image, by name or id; answers with images built in a second after its own.") @Nullable
        String since,

        @Schema(description = MOMENT) @Nullable String createdBefore,

        @Schema(description = MOMENT) @Nullable String createdAfter,

        @Schema(description = "Whether untagged parents of other images are listed too.", type = "boolean") @Nullable
        String all,

        @Schema(
                description =
                        "How the image stands to what its tags name in their registries, which are asked for it: outdated"
                                + " if a tag names another image there, unknown if none is outdated and one is not known,"
                                + " else current. Images without tags are none of these.",
                allowableValues = {"current", "outdated", "unknown"})
        @Nullable
        String freshness,

        @Schema(
                description =
                        "createdAt, sizeBytes, reference or id, several apart by commas, each descending with a - before"
                                + " it. Unknown values come last either way.",
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

    private static final String MOMENT =
            "RFC 3339 with an offset, as 2026-01-31T15:04:05Z, or a date, as 2026-01-31, which means 00:00 UTC.";

    private static final String DEFAULT_SORT = "-createdAt,id";

    private static final List<SortKey<Image>> KEYS = List.of(
            SortKey.number("createdAt", ImageListQuery::epochSecond),
            SortKey.number("sizeBytes", image -> image.row().sizeBytes()),
            SortKey.text("reference", ImageListQuery::firstReference),
            SortKey.text("id", image -> image.id().hex()));

    private static final ImageListQuery EVERYTHING =
            new ImageListQuery(null, null, null, null, null, null, null, null, null, null, null, null, null);

    /** The query without parameters. */
    static ImageListQuery everything() {
        return EVERYTHING;
    }

    /** Whether no parameter was given. */
    boolean isEmpty() {
        return equals(EVERYTHING);
    }

    /** Which images are asked for. */
    ImageFilter filter() {
        return new ImageFilter(
                references(),
                list(label).stream().map(LabelFilter::parse).toList(),
                new Parameter("dangling").bool(dangling),
                new Parameter("inUse").bool(inUse),
                before == null ? null : ImageName.parse(before),
                since == null ? null : ImageName.parse(since),
                new Parameter("createdBefore").moment(createdBefore),
                new Parameter("createdAfter").moment(createdAfter),
                Objects.requireNonNullElse(new Parameter("all").bool(all), false));
    }

    /** How they have to stand to their registries; null if that does not matter. */
    Standing.@Nullable State standing() {
        if (freshness == null) {
            return null;
        }
        List<String> words =
                Stream.of(Standing.State.values()).map(Standing.State::word).toList();
        String word = new Parameter("freshness").word(freshness, words);
        return Stream.of(Standing.State.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow();
    }

    /** The patterns that are asked for. */
    List<ReferenceFilter> references() {
        return list(reference).stream().map(ReferenceFilter::parse).toList();
    }

    /** Which part of them, in which order. */
    Page.Request<Image> page() {
        Ordering<Image> ordering = Ordering.parse(Objects.requireNonNullElse(sort, DEFAULT_SORT), KEYS);
        return new Page.Request<>(ordering, new Parameter("limit").integer(limit, 1, Page.MOST), after);
    }

    private static @Nullable Long epochSecond(Image image) {
        Instant createdAt = image.createdAt();
        return createdAt == null ? null : createdAt.getEpochSecond();
    }

    private static @Nullable String firstReference(Image image) {
        return image.tags().stream().findFirst().map(ImageReference::shortest).orElse(null);
    }

    private static List<String> list(@Nullable List<String> values) {
        return values == null ? List.of() : values;
    }
}
