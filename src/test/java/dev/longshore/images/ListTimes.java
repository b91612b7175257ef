package dev.longshore.images;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.ImageRow;
import dev.longshore.engine.LabelSet;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.Freshness;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Page;
import dev.longshore.inventory.Snapshot;
import dev.longshore.inventory.Snapshots;
import dev.longshore.reference.ImageReference;
import dev.longshore.representation.Rendered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Times of lists of 10,000 images with 5 tags each, rendered in this process; what {@code bench/lists} runs. */
final class ListTimes {

    private static final int IMAGES = 10_000;
    private static final int TAGS = 5;
    private static final int CONTAINERS = 2_000;
    private static final int ROUNDS = 60;

    private ListTimes() {}

    public static void main(String[] arguments) {
        Snapshot snapshot = Rows.snapshot(images(), containers());
        RenderedImages rendered = new RenderedImages(new Fixed(snapshot));
        time("default", rendered, snapshot, query(q -> {}));
        time("sort=id", rendered, snapshot, query(q -> q[10] = "id"));
        time("sort=reference", rendered, snapshot, query(q -> q[10] = "reference"));
        time("sort=-sizeBytes", rendered, snapshot, query(q -> q[10] = "-sizeBytes"));
        time("sort=reference&limit=100", rendered, snapshot, query(q -> {
            q[10] = "reference";
            q[11] = "100";
        }));
        time("limit=100", rendered, snapshot, query(q -> q[11] = "100"));
        time("reference=team/app-1*", rendered, snapshot, query(q -> q[0] = List.of("team/app-1*")));
        time("reference=*/*:v3", rendered, snapshot, query(q -> q[0] = List.of("*/*:v3")));
        time("label=tier=db", rendered, snapshot, query(q -> q[1] = List.of("tier=db")));
        time("dangling=true", rendered, snapshot, query(q -> q[2] = "true"));
        time("inUse=true", rendered, snapshot, query(q -> q[3] = "true"));
        time("before", rendered, snapshot, query(q -> q[4] = "team/app-5000:v1"));
        time("since", rendered, snapshot, query(q -> q[5] = "team/app-5000:v1"));
        time("createdAfter", rendered, snapshot, query(q -> q[7] = "2026-01-01"));
        printHeap(rendered, snapshot);
    }

    private static void printHeap(RenderedImages rendered, Snapshot snapshot) {
        Rendered whole = rendered.all(snapshot);
        int packed = whole.accepted("gzip").bytes().length;
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        System.out.printf(
                Locale.ROOT,
                "%,d images with %d tags and %,d containers, a list of %,d bytes, %,d compressed: live heap %.1f MB of %.1f MB%n",
                IMAGES,
                TAGS,
                snapshot.containers().size(),
                whole.json().length,
                packed,
                (runtime.totalMemory() - runtime.freeMemory()) / 1e6,
                runtime.maxMemory() / 1e6);
    }

    private interface Change {
        void on(@Nullable Object[] parts);
    }

    @SuppressWarnings("unchecked")
    private static ImageListQuery query(Change change) {
        @Nullable Object[] q = new @Nullable Object[13];
        change.on(q);
        return new ImageListQuery(
                (List<String>) q[0],
                (List<String>) q[1],
                (String) q[2],
                (String) q[3],
                (String) q[4],
                (String) q[5],
                (String) q[6],
                (String) q[7],
                (String) q[8],
                (String) q[9],
                (String) q[10],
                (String) q[11],
                (String) q[12]);
    }

    private static void time(String name, RenderedImages rendered, Snapshot snapshot, ImageListQuery query) {
        long[] nanos = new long[ROUNDS];
        int items = 0;
        for (int n = 0; n < ROUNDS; n++) {
            long start = System.nanoTime();
            List<Image> found = query.filter().of(snapshot, query.page().ordering());
            Page<Image> page = query.page().ofSorted(found);
            items = page.items().size();
            rendered.page(page);
            nanos[n] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-28s %,7d items  median %6.2f ms  fastest %6.2f ms%n",
                name,
                items,
                nanos[ROUNDS / 2] / 1e6,
                nanos[0] / 1e6);
    }

    private static List<ImageRow> images() {
        List<ImageRow> rows = new ArrayList<>();
        for (int n = 0; n < IMAGES; n++) {
            List<ImageReference> tags = new ArrayList<>();
            for (int tag = 1; tag <= TAGS; tag++) {
                tags.add(ImageReference.parse("team/app-" + n + ":v" + tag));
            }
            rows.add(new ImageRow(
                    Rows.imageId(String.format("%08x", n * 2654435761L & 0xffffffffL)),
                    null,
                    tags,
                    List.of(),
                    Instant.ofEpochSecond(1_750_000_000L + n * 7919L % 30_000_000),
                    (long) n * 31 % 7_000_000,
                    LabelSet.of(Map.of("tier", n % 10 == 0 ? "db" : "web", "salt", "x" + n)),
                    List.of()));
        }
        return rows;
    }

    private static List<ContainerRow> containers() {
        List<ContainerRow> rows = new ArrayList<>();
        for (int n = 0; n < CONTAINERS; n++) {
            rows.add(Rows.container(
                    String.format("%08x", n), String.format("%08x", n * 2654435761L & 0xffffffffL), "/c" + n));
        }
        return rows;
    }

    private record Fixed(Snapshot snapshot) implements Snapshots {
        @Override
        public Snapshot current(Engine engine, Freshness freshness) {
            return snapshot;
        }

        @Override
        public Optional<Snapshot> last(EngineName engine) {
            return Optional.of(snapshot);
        }
    }
}
