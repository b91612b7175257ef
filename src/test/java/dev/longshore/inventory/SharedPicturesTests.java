package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.fakes.Rows;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A picture that is made of the one before says the same as one that is made of the rows alone. */
class SharedPicturesTests {

    private static final int IMAGES = 12;
    private static final int CONTAINERS = 8;
    private static final String DIGITS = "0123456789abcdef";

    private static final List<SortKey<Image>> KEYS = List.of(
            SortKey.number("size", image -> image.row().sizeBytes()),
            SortKey.text("id", image -> image.id().hex()));

    private final Map<ImageId, ImageRow> images = new LinkedHashMap<>();
    private final Map<ContainerId, ContainerRow> containers = new LinkedHashMap<>();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void aPictureWithChangesSaysWhatANewOneSays(long seed) {
        Random random = new Random(seed);
        Snapshot picture = fresh();
        for (int step = 0; step < 200; step++) {
            Snapshot before = picture;
            before.images(bySize()); // kept, and taken over
            Reread read = change(random);
            picture = picture.with(read);
            assertSame(picture, before);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7, 8})
    void aListThatSharesSaysWhatItSaidAlone(long seed) {
        Random random = new Random(seed);
        Snapshot picture = fresh();
        for (int step = 0; step < 100; step++) {
            Snapshot before = picture;
            IntStream.range(0, random.nextInt(5)).forEach(n -> change(random));
            picture = fresh().sharing(before);
            assertSame(picture, before);
            for (Image image : picture.images()) {
                before.image(image.id())
                        .filter(image::equals)
                        .ifPresent(old -> assertThat(image).isSameAs(old));
            }
        }
    }

    @Test
    void whatIsReadAgainAndIsAsItWasChangesNothing() {
        IntStream.range(0, 50).forEach(n -> change(new Random(n)));
        Snapshot picture = fresh();
        Reread same = new Reread(
                images.values().stream().collect(Collectors.toMap(ImageRow::id, Optional::of)),
                containers.values().stream().collect(Collectors.toMap(ContainerRow::id, Optional::of)));
        assertThat(picture.with(same)).isSameAs(picture);
        assertThat(picture.with(new Reread(Map.of(Rows.imageId("77"), Optional.empty()), Map.of())))
                .isSameAs(picture);
    }

    private Snapshot fresh() {
        return Rows.snapshot(List.copyOf(images.values()), List.copyOf(containers.values()));
    }

    private static Ordering<Image> bySize() {
        return Ordering.parse("-size", KEYS);
    }

    private void assertSame(Snapshot picture, Snapshot before) {
        Snapshot fresh = fresh();
        assertThat(picture.images()).containsExactlyInAnyOrderElementsOf(fresh.images());
        assertThat(picture.containers()).containsExactlyInAnyOrderElementsOf(fresh.containers());
        assertThat(picture.images(bySize())).isEqualTo(fresh.images(bySize()));
        for (Image image : fresh.images()) {
            assertThat(picture.image(image.id())).contains(image);
            assertThat(picture.containersOn(image.id())).isEqualTo(fresh.containersOn(image.id()));
        }
        IntStream.range(0, IMAGES).forEach(n -> {
            assertThat(picture.image(name(n))).isEqualTo(fresh.image(name(n)));
            assertThat(picture.image(Rows.imageId(digit(n))).isPresent())
                    .isEqualTo(images.containsKey(Rows.imageId(digit(n))));
        });
        Difference told = Difference.between(before, picture);
        assertThat(Set.copyOf(told.images()))
                .hasSameSizeAs(told.images())
                .isEqualTo(apart(before.images(), picture.images(), Image::id, Image::shows));
        assertThat(Set.copyOf(told.containers()))
                .hasSameSizeAs(told.containers())
                .isEqualTo(apart(before.containers(), picture.containers(), Container::id, Container::shows));
    }

    /** What differs, found one by one. */
    private static <I, T> Set<Difference.Changed<T>> apart(
            List<T> before, List<T> after, Function<T, I> id, BiPredicate<T, T> same) {
        Map<I, T> old = new HashMap<>();
        before.forEach(thing -> old.put(id.apply(thing), thing));
        List<Difference.Changed<T>> changed = new ArrayList<>();
        for (T thing : after) {
            T was = old.remove(id.apply(thing));
            if (was == null || !same.test(thing, was)) {
                changed.add(
                        new Difference.Changed<>(was == null ? Difference.Kind.ADDED : Difference.Kind.CHANGED, thing));
            }
        }
        old.values().forEach(gone -> changed.add(new Difference.Changed<>(Difference.Kind.REMOVED, gone)));
        return Set.copyOf(changed);
    }

    private static String digit(int n) {
        return DIGITS.substring(n, n + 1);
    }

    private static ImageReference name(int n) {
        return ImageReference.parse("app-" + n + ":1");
    }

    /** Changes one to three things of the rows, and returns what was changed; a name is of one image at a time. */
    private Reread change(Random random) {
        Map<ImageId, Optional<ImageRow>> readImages = new LinkedHashMap<>();
        Map<ContainerId, Optional<ContainerRow>> readContainers = new LinkedHashMap<>();
        for (int n = random.nextInt(3); n >= 0; n--) {
            String digit = digit(random.nextInt(IMAGES));
            switch (random.nextInt(6)) {
                case 0 -> readImages.putAll(gone(digit));
                case 1, 2, 3 -> readImages.putAll(there(digit, random));
                case 4 -> {
                    ContainerId id = Rows.containerId(digit(random.nextInt(CONTAINERS)));
                    containers.remove(id);
                    readContainers.put(id, Optional.empty());
                }
                default -> {
                    ContainerRow row = Rows.containerIn(
                            digit(random.nextInt(CONTAINERS)),
                            digit,
                            random.nextBoolean() ? "running" : "exited",
                            "Up " + random.nextInt(9) + " minutes",
                            "/c");
                    containers.put(row.id(), row);
                    readContainers.put(row.id(), Optional.of(row));
                }
            }
        }
        return new Reread(readImages, readContainers);
    }

    private Map<ImageId, Optional<ImageRow>> gone(String digit) {
        images.remove(Rows.imageId(digit));
        return Map.of(Rows.imageId(digit), Optional.empty());
    }

    private Map<ImageId, Optional<ImageRow>> there(String digit, Random random) {
        Map<ImageId, Optional<ImageRow>> read = new LinkedHashMap<>();
        ImageReference name = name(random.nextInt(IMAGES));
        for (ImageRow other : List.copyOf(images.values())) {
            if (other.tags().contains(name)) {
                List<String> rest = other.tags().stream()
                        .filter(tag -> !tag.equals(name))
                        .map(ImageReference::canonical)
                        .toList();
                ImageRow without = row(other, rest);
                images.put(other.id(), without);
                read.put(other.id(), Optional.of(without));
            }
        }
        ImageRow now = Rows.sized(random.nextInt(100), Rows.image(digit, name.canonical()));
        ImageRow row = random.nextBoolean() ? Rows.on(digit(random.nextInt(IMAGES)), now) : now;
        images.put(row.id(), row);
        read.put(row.id(), Optional.of(row));
        return read;
    }

    private static ImageRow row(ImageRow other, List<String> names) {
        ImageRow bare = Rows.sized(
                Optional.ofNullable(other.sizeBytes()).orElse(0L),
                Rows.image(other.id().hex(), names.toArray(String[]::new)));
        ImageId parent = other.parent();
        return parent == null ? bare : Rows.on(parent, bare);
    }
}
