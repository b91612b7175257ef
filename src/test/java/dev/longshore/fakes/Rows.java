package dev.longshore.fakes;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.EngineDocument;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.ImageRow;
import dev.longshore.engine.LabelSet;
import dev.longshore.inventory.Listed;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Rows of an engine's lists, each with just what a test is about. */
public final class Rows {

    /** When {@link #snapshot} was listed. */
    public static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private static final JsonMapper MAPPER = new JsonMapper();

    private Rows() {}

    /** The digits, filled up to 64 with zeros. */
    public static String hex(String digits) {
        return digits + "0".repeat(64 - digits.length());
    }

    /** The image id that begins with these digits. */
    public static ImageId imageId(String digits) {
        return new ImageId(hex(digits));
    }

    /** The container id that begins with these digits. */
    public static ContainerId containerId(String digits) {
        return new ContainerId(hex(digits));
    }

    /** A row of the image whose id begins with these digits; it has no names, no labels, and nothing else is known. */
    public static ImageRow image(String digits) {
        return new ImageRow(imageId(digits), null, List.of(), List.of(), null, null, labels(Map.of()), List.of());
    }

    /** A row of an image with names: those with an {@code @} are digests. */
    public static ImageRow image(String digits, String... names) {
        return new ImageRow(
                imageId(digits),
                null,
                references(Stream.of(names).filter(name -> !name.contains("@"))),
                references(Stream.of(names).filter(name -> name.contains("@"))),
                null,
                null,
                labels(Map.of()),
                List.of());
    }

    private static List<ImageReference> references(Stream<String> names) {
        return names.map(ImageReference::parse).toList();
    }

    /** The row with a parent. */
    public static ImageRow on(String parent, ImageRow row) {
        return on(imageId(parent), row);
    }

    /** The same with the parent's id. */
    public static ImageRow on(ImageId parent, ImageRow row) {
        return new ImageRow(
                row.id(),
                parent,
                row.tags(),
                row.digests(),
                row.createdAt(),
                row.sizeBytes(),
                row.labels(),
                row.platforms());
    }

    /** The row with a time. */
    public static ImageRow built(Instant createdAt, ImageRow row) {
        return new ImageRow(
                row.id(),
                row.parent(),
                row.tags(),
                row.digests(),
                createdAt,
                row.sizeBytes(),
                row.labels(),
                row.platforms());
    }

    /** The row with a size. */
    public static ImageRow sized(long sizeBytes, ImageRow row) {
        return new ImageRow(
                row.id(),
                row.parent(),
                row.tags(),
                row.digests(),
                row.createdAt(),
                sizeBytes,
                row.labels(),
                row.platforms());
    }

    /** The row with labels. */
    public static ImageRow labelled(LabelSet labels, ImageRow row) {
        return new ImageRow(
                row.id(),
                row.parent(),
                row.tags(),
                row.digests(),
                row.createdAt(),
                row.sizeBytes(),
                labels,
                row.platforms());
    }

    /** A running container by its id, made from an image by id, each given by its first digits. */
    public static ContainerRow container(String digits, String image, String... names) {
        return containerIn(digits, image, "running", "Up 5 minutes", names);
    }

    /** The same in another state, which the status text tells in the engine's words. */
    public static ContainerRow containerIn(String digits, String image, String state, String status, String... names) {
        return new ContainerRow(
                containerId(digits),
                List.of(names),
                imageId(image).toString(),
                imageId(image),
                "sleep 1000",
                NOW,
                state,
                status,
                List.of(),
                labels(Map.of()),
                List.of(),
                Map.of(),
                null);
    }

    /** The row with what it was made from. */
    public static ContainerRow from(String imageText, ContainerRow row) {
        return new ContainerRow(
                row.id(),
                row.names(),
                imageText,
                row.imageId(),
                row.command(),
                row.createdAt(),
                row.state(),
                row.statusText(),
                row.ports(),
                row.labels(),
                row.mounts(),
                row.networks(),
                row.size());
    }

    /** The row with a command and ports. */
    public static ContainerRow running(String command, List<ContainerRow.Port> ports, ContainerRow row) {
        return new ContainerRow(
                row.id(),
                row.names(),
                row.imageText(),
                row.imageId(),
                command,
                row.createdAt(),
                row.state(),
                row.statusText(),
                ports,
                row.labels(),
                row.mounts(),
                row.networks(),
                row.size());
    }

    /** Labels, all of them shown. */
    public static LabelSet labels(Map<String, String> labels) {
        return new Labels(labels, labels.size());
    }

    /** Labels of which only so many are shown. */
    public static LabelSet labels(Map<String, String> labels, int shown) {
        return new Labels(labels, shown);
    }

    private record Labels(Map<String, String> all, int most) implements LabelSet {

        @Override
        public Map<String, String> shown() {
            Map<String, String> shown = new LinkedHashMap<>();
            all.keySet().stream().sorted().limit(most).forEach(name -> shown.put(name, all.getOrDefault(name, "")));
            return shown;
        }

        @Override
        public boolean truncated() {
            return all.size() > most;
        }

        @Override
        public boolean has(String name) {
            return all.containsKey(name);
        }

        @Override
        public boolean has(String name, String value) {
            return value.equals(all.get(name));
        }
    }

    /** A picture of these images, without containers. */
    public static Snapshot snapshot(ImageRow... images) {
        return snapshot(List.of(images), List.of());
    }

    /** A picture of these images and containers. */
    public static Snapshot snapshot(List<ImageRow> images, List<ContainerRow> containers) {
        return Snapshot.of(EngineName.LOCAL, NOW, new Listed.Known<>(images), new Listed.Known<>(containers));
    }

    /** An engine's document; single quotes stand for double ones. */
    public static EngineDocument document(String json) {
        return new Document(json.replace('\'', '"'));
    }

    private record Document(String text) implements EngineDocument {

        @Override
        public byte[] bytes() {
            return text.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public JsonNode json() {
            return MAPPER.readTree(text);
        }
    }
}
