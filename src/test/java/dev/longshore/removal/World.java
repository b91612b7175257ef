package dev.longshore.removal;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.ImageReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Engines in the words of the tables in {@code docs/engines.md}: {@code D} is a digest, the image asked about is {@code a}. */
final class World {

    private static final String DIGEST = "sha256:" + Rows.hex("d");

    private World() {}

    static String named(String name) {
        return name.replace("@D", "@" + DIGEST);
    }

    /**
     * An image with these names.
     *
     * @param around {@code child}, {@code mount}, or containers by their state
     */
    static Snapshot of(String names, String around) {
        List<ImageRow> images = new ArrayList<>();
        List<ContainerRow> containers = new ArrayList<>();
        images.add(Rows.image("a", words(names).map(World::named).toArray(String[]::new)));
        for (String word : words(around).toList()) {
            switch (word) {
                case "child" -> images.add(Rows.on("a", Rows.image("b", "child:1")));
                case "mount" -> containers.add(mounting("app:1", "e"));
                default -> containers.add(Rows.containerIn("c" + containers.size(), "a", word, "", "/" + word));
            }
        }
        return Rows.snapshot(images, containers);
    }

    /** A container of another image that mounts this one. */
    static ContainerRow mounting(String typed, String id) {
        ContainerRow row = Rows.container(id, "f", "/mounting");
        return new ContainerRow(
                row.id(),
                row.names(),
                "other:1",
                row.imageId(),
                row.command(),
                row.createdAt(),
                row.state(),
                row.statusText(),
                List.of(),
                row.labels(),
                List.of(new ContainerRow.Mount("image", typed, "/var/lib/docker/x", "/in", false)),
                Map.of(),
                null);
    }

    static Image image(Snapshot snapshot) {
        return snapshot.image(Rows.imageId("a")).orElseThrow();
    }

    /** By id, or by a name. */
    static Subject subject(String request, Snapshot snapshot) {
        Image image = image(snapshot);
        return request.equals("id")
                ? new Subject.Whole(image)
                : new Subject.Name(image, ImageReference.parse(named(request)));
    }

    static RemovalOptions options(boolean force) {
        return new RemovalOptions(force, false);
    }

    /** {@code untags}, {@code leaves} (with its last name), {@code deletes}, or {@code blocked}; ! is what no force overrules. */
    static String inWords(Verdict verdict) {
        return switch (verdict.outcome()) {
            case UNTAGS -> (verdict.leavesUnnamed() ? "leaves" : "untags") + names(verdict);
            case DELETES -> "deletes";
            case BLOCKED ->
                "blocked "
                        + verdict.blockers().stream()
                                .map(each -> each.kind().word() + (each.forceable() ? "" : "!"))
                                .sorted()
                                .collect(Collectors.joining(" "));
        };
    }

    private static String names(Verdict verdict) {
        return verdict.untags().stream()
                .map(name -> " " + name.shortest().replace(DIGEST, "D"))
                .collect(Collectors.joining());
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty() && !word.equals("-"));
    }
}
