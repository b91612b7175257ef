package dev.longshore.inventory;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.engine.LabelSet;
import dev.longshore.fakes.Rows;
import dev.longshore.reference.ImageReference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What it costs to take one image that was read again into a picture of few and of many, and to tell what has changed; what
 * {@code bench/changes} runs.
 */
final class ChangeTimes {

    private static final int TAGS = 5;
    private static final int ROUNDS = 3_000;

    private ChangeTimes() {}

    public static void main(String[] arguments) {
        measure(100); // warms up
        double few = measure(100);
        for (int images : List.of(100, 1_000, 10_000)) {
            double micros = measure(images);
            System.out.printf(
                    Locale.ROOT,
                    "a tag more among %,6d images with %d tags and %,5d containers: median %8.1f µs  ratio to 100 images %.1f%n",
                    images,
                    TAGS,
                    images / 5,
                    micros,
                    micros / few);
        }
    }

    private static double measure(int images) {
        List<ImageRow> rows =
                IntStream.range(0, images).mapToObj(ChangeTimes::image).toList();
        List<ContainerRow> containers = IntStream.range(0, images / 5)
                .mapToObj(n -> Rows.container(hex(n), hex(n), "/c" + n))
                .toList();
        Snapshot snapshot = Rows.snapshot(rows, containers);
        long[] nanos = new long[ROUNDS];
        int told = 0;
        for (int n = 0; n < ROUNDS; n++) {
            ImageRow now = tagged(rows.get(n % images), n);
            long start = System.nanoTime();
            Snapshot next = snapshot.with(new Reread(Map.of(now.id(), Optional.of(now)), Map.of()));
            told += Difference.between(snapshot, next).size();
            nanos[n] = System.nanoTime() - start;
            snapshot = next;
        }
        if (told != ROUNDS) {
            throw new IllegalStateException(told + " changes were told of " + ROUNDS);
        }
        Arrays.sort(nanos);
        return nanos[ROUNDS / 2] / 1e3;
    }

    private static String hex(int number) {
        return String.format("%08x", number * 2_654_435_761L & 0xffffffffL);
    }

    private static ImageRow image(int number) {
        List<ImageReference> tags = new ArrayList<>();
        for (int tag = 1; tag <= TAGS; tag++) {
            tags.add(ImageReference.parse("team/app-" + number + ":v" + tag));
        }
        return row(number, tags);
    }

    private static ImageRow tagged(ImageRow row, int round) {
        List<ImageReference> tags = new ArrayList<>(row.tags());
        tags.add(ImageReference.parse("team/new-" + round + ":1"));
        return new ImageRow(
                row.id(),
                row.parent(),
                tags,
                row.digests(),
                row.createdAt(),
                row.sizeBytes(),
                row.labels(),
                row.platforms());
    }

    private static ImageRow row(int number, List<ImageReference> tags) {
        return new ImageRow(
                Rows.imageId(hex(number)),
                null,
                tags,
                List.of(),
                Instant.ofEpochSecond(1_750_000_000L + number),
                (long) number,
                LabelSet.of(Map.of("tier", "web", "salt", "x" + number)),
                List.of());
    }
}
