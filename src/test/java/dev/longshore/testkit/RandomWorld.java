package dev.longshore.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A small random world on an engine: images with several names or none, shared layers, children by commit, odd labels,
 * dates missing, and containers that were only created, that ended and that run. The same seed makes the same world.
 */
public final class RandomWorld {
    private static final List<String> REPOSITORIES = List.of(
            "app",
            "team/app",
            "team/web",
            "registry.test:5000/team/app",
            "library-of/things",
            "a",
            "deadbeef",
            "x__y.z-1");
    private static final List<String> TAGS = List.of("latest", "1.0", "1.1", "RC1", "2024-01-01", "stable_2.x-Y");
    private final Random random;
    private final EngineSocket engine;
    private final long seed;
    private final Set<String> given = new HashSet<>();
    private final List<String> images = new ArrayList<>();
    private final List<String> containers = new ArrayList<>();

    private RandomWorld(EngineSocket engine, long seed) {
        this.engine = engine;
        this.seed = seed;
        this.random = new Random(seed);
    }

    /** Builds the world of that seed beside what the engine has already. */
    public static RandomWorld build(EngineSocket engine, long seed) {
        RandomWorld world = new RandomWorld(engine, seed);
        world.images.addAll(world.maker().loadInto(engine));
        world.moveTags();
        world.addChildren();
        world.addContainers();
        return world;
    }

    /** The seed, for the message of a test that fails. */
    public long seed() {
        return seed;
    }

    /** Ids of the images it made; a child may have been made of one that is not here any more. */
    public List<String> images() {
        return List.copyOf(images);
    }

    /** Ids of the containers it made. */
    public List<String> containers() {
        return List.copyOf(containers);
    }

    private ImageMaker maker() {
        ImageMaker maker = new ImageMaker(seed);
        int count = 2 + random.nextInt(3);
        for (int i = 0; i < count; i++) {
            maker.image(this::describe);
        }
        return maker;
    }

    private ImageSpec describe(ImageSpec image) {
        for (int names = random.nextInt(4); names > 0; names--) {
            String name = pick(REPOSITORIES) + ":" + pick(TAGS);
            if (given.add(name)) {
                image.tags(name);
            }
        }
        image.layer("shared-" + random.nextInt(2), 200);
        if (random.nextBoolean()) {
            image.layer("own-" + random.nextInt(), 100 + random.nextInt(3000));
        }
        if (random.nextInt(4) == 0) {
            image.withoutCreated();
        } else {
            image.created(Instant.ofEpochSecond(1_600_000_000L + random.nextInt(100_000_000)));
        }
        return label(image).env("PATH=/bin", "SECRET=" + random.nextInt()).cmd("/bin/sh", "-c", "echo \"hi\"");
    }

    private ImageSpec label(ImageSpec image) {
        return switch (random.nextInt(5)) {
            case 0 -> image.label("tier", pick(List.of("db", "web", "")));
            case 1 -> image.label("Ünïcode", "线 \u2028 <b>&amp;</b>\n");
            case 2 -> image.rawLabel("bytes", new byte[] {(byte) 0xff, (byte) 0x80, (byte) 0xfe, 'x'});
            case 3 -> image.label("", "no key").label("a=b", "equals");
            default -> image;
        };
    }

    /** Moves names between images, which leaves some dangling. */
    private void moveTags() {
        for (int moves = random.nextInt(3); moves > 0; moves--) {
            EngineObjects.tag(engine, pick(images), pick(REPOSITORIES), pick(TAGS));
        }
    }

    private void addChildren() {
        for (int children = random.nextInt(3); children > 0; children--) {
            String parent = pick(images);
            String container = EngineObjects.createContainer(engine, name("parent"), parent, "/bin/true");
            boolean named = random.nextBoolean();
            images.add(
                    EngineObjects.commit(engine, container, named ? pick(REPOSITORIES) : "", named ? pick(TAGS) : ""));
            if (random.nextBoolean()) {
                containers.add(container);
            } else {
                EngineObjects.removeContainer(engine, container);
            }
        }
    }

    private void addContainers() {
        if (random.nextInt(3) == 0) {
            return;
        }
        images.add(EngineObjects.importBusybox(engine));
        if (random.nextBoolean()) {
            add(EngineObjects.createContainer(engine, name("ended"), "busybox:latest", "false"), true);
            EngineObjects.awaitExit(engine, containers.getLast());
        }
        if (random.nextBoolean()) {
            add(EngineObjects.createContainer(engine, name("running"), "busybox", "sleep", "600"), true);
        }
    }

    private void add(String container, boolean start) {
        containers.add(container);
        if (start) {
            EngineObjects.startContainer(engine, container);
        }
    }

    private String name(String what) {
        return "%s-%s-%d".formatted(what, Long.toString(seed, 36).replace('-', 'm'), containers.size() + images.size());
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @Override
    public String toString() {
        return "world of seed " + seed;
    }
}
