package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.Rows;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture with rows read again is the picture that a list would have made. */
class RereadTests {

    private static final List<String> IDS = List.of("a", "b", "c", "d", "e", "f");
    private static final List<String> NAMES =
            List.of("app:1", "app:2", "web:1", "db:1", "app@sha256:" + Rows.hex("1"), "web@sha256:" + Rows.hex("2"));

    private final Map<ImageId, ImageRow> images = new HashMap<>();
    private final Map<ContainerId, ContainerRow> containers = new HashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void itIsWhatAListWouldShow(long seed) {
        Random random = new Random(seed);
        Snapshot kept = listed();
        for (int step = 0; step < 200; step++) {
            Map<ImageId, ImageRow> imagesBefore = new HashMap<>(images);
            Map<ContainerId, ContainerRow> containersBefore = new HashMap<>(containers);
            for (int changes = random.nextInt(4); changes >= 0; changes--) {
                change(random);
            }
            kept = kept.with(new Reread(changed(imagesBefore, images), changed(containersBefore, containers)));
            assertThat(shown(kept)).as("seed %d, step %d", seed, step).isEqualTo(shown(listed()));
        }
    }

    @Test
    void whatDidNotChangeStaysTheSameObject() {
        Snapshot before = Rows.snapshot(Rows.image("a", "app:1"), Rows.image("b", "app:2"));
        Snapshot after =
                before.with(new Reread(Map.of(Rows.imageId("b"), Optional.of(Rows.image("b", "app:3"))), Map.of()));
        assertThat(after.image(Rows.imageId("a")).orElseThrow())
                .isSameAs(before.image(Rows.imageId("a")).orElseThrow());
        assertThat(before.image(ImageReference.parse("app:2"))).isPresent();
        assertThat(after.image(ImageReference.parse("app:2"))).isEmpty();
    }

    @Test
    void aNameThatMovesBetweenTwoReadsIsOnOneImageOnly() {
        FakeEngine engine = new FakeEngine("local");
        engine.images.addAll(List.of(Rows.image("a", "app:1"), Rows.image("b")));
        Snapshot before = Rows.snapshot(Rows.image("a", "app:1"), Rows.image("b"));
        AtomicInteger reads = new AtomicInteger();
        engine.beforeRow = () -> {
            if (reads.incrementAndGet() == 2) {
                engine.images.clear();
                engine.images.addAll(List.of(Rows.image("a"), Rows.image("b", "app:1")));
            }
        };
        ImageReference app = ImageReference.parse("app:1");
        List<Key> keys = List.of(new Key.OfImage(Rows.imageId("b")), new Key.OfName(app));
        Snapshot after = before.with(Rereading.of(engine, before, keys));
        assertThat(after.image(app).map(Image::id)).contains(Rows.imageId("b"));
        assertThat(after.image(Rows.imageId("a")).orElseThrow().tags()).isEmpty();
    }

    @Test
    void anImageThatComesWithItsNameIsReadOnce() {
        FakeEngine engine = new FakeEngine("local");
        engine.images.add(Rows.image("a", "app:1"));
        Snapshot before = Rows.snapshot(Rows.image("a"));
        AtomicInteger reads = new AtomicInteger();
        engine.beforeRow = reads::incrementAndGet;
        Key image = new Key.OfImage(Rows.imageId("a"));
        Rereading.of(engine, before, List.of(image, new Key.OfName(ImageReference.parse("app:1"))));
        assertThat(reads).hasValue(1);
    }

    @Test
    void imagesThatAListShowsWithOneNameAreKnown() {
        Snapshot listed = Rows.snapshot(Rows.image("a", "app:1"), Rows.image("b", "app:1"), Rows.image("c", "app:2"));
        assertThat(listed.contested()).containsExactlyInAnyOrder(Rows.imageId("a"), Rows.imageId("b"));
    }

    private void change(Random random) {
        String id = pick(random, IDS);
        switch (random.nextInt(6)) {
            case 0 -> images.remove(Rows.imageId(id));
            case 1 -> containers.remove(Rows.containerId(id));
            case 2, 3 ->
                containers.put(
                        Rows.containerId(id),
                        Rows.containerIn(
                                id, pick(random, IDS), pick(random, List.of("running", "exited")), "", "/" + id));
            default -> build(random, id);
        }
    }

    private void build(Random random, String id) {
        List<String> names =
                NAMES.stream().filter(name -> random.nextInt(3) == 0).toList();
        Set<ImageReference> taken =
                new HashSet<>(names.stream().map(ImageReference::parse).toList());
        images.replaceAll((other, row) -> without(row, taken));
        ImageRow row = Rows.image(id, names.toArray(String[]::new));
        String parent = pick(random, IDS);
        images.put(row.id(), parent.equals(id) ? row : Rows.on(parent, row));
    }

    private static ImageRow without(ImageRow row, Set<ImageReference> taken) {
        return new ImageRow(
                row.id(),
                row.parent(),
                row.tags().stream().filter(tag -> !taken.contains(tag)).toList(),
                row.digests().stream().filter(digest -> !taken.contains(digest)).toList(),
                row.createdAt(),
                row.sizeBytes(),
                row.labels(),
                row.platforms());
    }

    private static <T> T pick(Random random, List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static <K, V> Map<K, Optional<V>> changed(Map<K, V> before, Map<K, V> after) {
        Set<K> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        Map<K, Optional<V>> changed = new HashMap<>();
        keys.stream()
                .filter(key -> !Objects.equals(before.get(key), after.get(key)))
                .forEach(key -> changed.put(key, Optional.ofNullable(after.get(key))));
        return changed;
    }

    private Snapshot listed() {
        return Snapshot.of(
                Rows.snapshot().engine(),
                Rows.NOW,
                new Listed.Known<>(new ArrayList<>(images.values())),
                new Listed.Known<>(new ArrayList<>(containers.values())));
    }

    /** All that can be asked, without order. */
    private static Set<Object> shown(Snapshot snapshot) {
        Set<Object> all = new HashSet<>(snapshot.containers());
        snapshot.images().forEach(image -> all.add(shown(image)));
        NAMES.forEach(name ->
                all.add(name + " " + snapshot.image(ImageReference.parse(name)).map(Image::id)));
        IDS.forEach(id -> all.add(List.of(id, new HashSet<>(snapshot.containersOn(Rows.imageId(id))))));
        return all;
    }

    private static List<Object> shown(Image image) {
        return List.of(image.row(), image.children(), new HashSet<>(Objects.requireNonNull(image.containers())));
    }
}
