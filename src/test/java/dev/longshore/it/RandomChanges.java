package dev.longshore.it;

import dev.longshore.access.Role;
import dev.longshore.testkit.Commands;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.EngineSocket;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.LineFaults;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Changes of an engine at random: at its socket, as the CLI makes them, and through Longshore. Some are refused. */
final class RandomChanges {

    private static final List<String> NAMES = List.of("app:1", "app:2", "team/web:1.0", "db:latest", "x/y/z:9");

    private final BothSides sides;
    private final EngineSocket engine;
    private final Random random;
    private final List<byte[]> loaded = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private int names;

    RandomChanges(BothSides sides, long seed) {
        this.sides = sides;
        this.engine = sides.engine().client();
        this.random = new Random(seed);
        EngineObjects.importBusybox(engine);
    }

    void make(int changes) {
        done.clear();
        for (int change = 0; change < changes; change++) {
            change();
        }
    }

    private void change() {
        switch (random.nextInt(18)) {
            case 0, 1 -> load();
            case 2 -> loadAgain();
            case 3, 4 -> note("tag", EngineObjects.imageId(engine, give(image(), name())));
            case 5 -> note("untag", engine.delete("/images/" + name()).status());
            case 6 ->
                note("remove", engine.delete("/images/" + image() + "?force=1").status());
            case 7 -> note("prune", engine.post("/images/prune").status());
            case 8 -> note("cli tag", cli("tag", image(), name()));
            case 9 -> note("create", EngineObjects.createContainer(engine, "c" + names++, image(), "sh"));
            case 10 -> note("run", run());
            case 11 -> note("stop", onContainer("stop?t=0"));
            case 12 -> note("pause", onContainer(random.nextBoolean() ? "pause" : "unpause"));
            case 13 -> note("rename", onContainer("rename?name=r" + names++));
            case 14 ->
                note(
                        "rm",
                        engine.delete("/containers/" + container() + "?force=1").status());
            case 15 -> note("commit", commit());
            case 16 ->
                note(
                        "our tag",
                        status(sides.post("/images/" + image() + "/tags", Map.of("reference", name(), "move", true))));
            default -> note("our removal", status(ours()));
        }
    }

    private EngineAnswer ours() {
        return switch (random.nextInt(3)) {
            case 0 -> sides.delete("/images/" + name());
            case 1 -> sides.longshore().delete("/images/" + image() + "?force=true", Role.ADMIN);
            default -> sides.longshore().delete("/containers/" + container() + "?force=true", Role.ADMIN);
        };
    }

    private void load() {
        ImageMaker maker = new ImageMaker(random.nextLong());
        maker.image(image -> random.nextBoolean() ? image.tags(name()) : image.tags(name(), name()));
        loaded.add(maker.tar());
        note("load", loaded(loaded.getLast()));
    }

    /** Over names that may have moved since. */
    private void loadAgain() {
        if (!loaded.isEmpty()) {
            note("load again", loaded(pick(loaded)));
        }
    }

    /** A name that a load took from an image and that moves on before the load is told of is missed (docs/engines.md). */
    private int loaded(byte[] tar) {
        int status = engine.postTar("/images/load?quiet=1", tar).status();
        Commands.sleep(LineFaults.MOST_LATE_MILLIS);
        return status;
    }

    private String give(String image, String name) {
        EngineObjects.tag(engine, image, before(name), behind(name));
        return name;
    }

    private String cli(String... arguments) {
        return sides.engine().cli(arguments).strip();
    }

    private String run() {
        String image = EngineObjects.importBusybox(engine);
        String id = EngineObjects.createContainer(engine, "c" + names++, image, "sleep", "600");
        EngineObjects.startContainer(engine, id);
        return id;
    }

    private int onContainer(String what) {
        return engine.post("/containers/" + container() + "/" + what).status();
    }

    /** On the containerd store list and single read have been seen to differ in the parent of one with several names. */
    private int commit() {
        if (sides.engine().kind() == EngineKind.CONTAINERD) {
            return 0;
        }
        String name = name();
        String to = "&repo=" + EngineObjects.encode(before(name)) + "&tag=" + behind(name);
        return engine.post("/commit?container=" + container() + to).status();
    }

    private static String before(String name) {
        return name.substring(0, name.indexOf(':'));
    }

    private static String behind(String name) {
        return name.substring(name.indexOf(':') + 1);
    }

    private String image() {
        List<String> all = List.copyOf(EngineObjects.imageIds(engine));
        return all.isEmpty() ? EngineObjects.importBusybox(engine) : pick(all);
    }

    /** One that exists, or none. */
    private String container() {
        List<String> all = List.copyOf(EngineObjects.containerIds(engine));
        return all.isEmpty() ? "none" : pick(all);
    }

    private String name() {
        return pick(NAMES);
    }

    private <T> T pick(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    private static int status(EngineAnswer answer) {
        return answer.status();
    }

    private void note(String what, Object outcome) {
        done.add(what + " " + outcome);
    }

    @Override
    public String toString() {
        return String.join(", ", done);
    }
}
