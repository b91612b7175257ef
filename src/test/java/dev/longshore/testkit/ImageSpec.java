package dev.longshore.testkit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One image to be made: what its configuration says, its layers and its names. */
public final class ImageSpec {
    private static final String RAW = "raw-bytes-";
    private final ObjectNode document = JsonMapper.shared().createObjectNode();
    private final ObjectNode config = document.putObject("config");
    private final List<String> tags = new ArrayList<>();
    private final Map<String, Integer> layers = new LinkedHashMap<>();
    private final Map<String, byte[]> raw = new LinkedHashMap<>();

    ImageSpec(String salt) {
        document.put("architecture", "amd64").put("os", "linux").put("created", "2024-01-01T00:00:00Z");
        label("longshore.salt", salt);
    }

    /** Names ({@code app:1.0}); an image without any is untagged. */
    public ImageSpec tags(String... names) {
        tags.addAll(List.of(names));
        return this;
    }

    /** The date it says it was made on. */
    public ImageSpec created(Instant when) {
        document.put("created", when.toString());
        return this;
    }

    /** It does not say when it was made. */
    public ImageSpec withoutCreated() {
        document.remove("created");
        return this;
    }

    /** One label. */
    public ImageSpec label(String key, String value) {
        config.withObject("Labels").put(key, value);
        return this;
    }

    /** A label whose value is any bytes, valid UTF-8 or not; they must not hold quotes, backslashes or controls. */
    public ImageSpec rawLabel(String key, byte[] value) {
        String placeholder = RAW + HexFormat.of().formatHex(value);
        raw.put(placeholder, value.clone());
        return label(key, placeholder);
    }

    /** That many labels {@code label-0}, {@code label-1}, …, each of about 100 bytes. */
    public ImageSpec manyLabels(int count) {
        for (int i = 0; i < count; i++) {
            label("label-" + i, "value-%04d-".formatted(i) + "x".repeat(80));
        }
        return this;
    }

    /** The architecture; it need not be this machine's. */
    public ImageSpec architecture(String architecture) {
        document.put("architecture", architecture);
        return this;
    }

    /** Environment variables, {@code NAME=value}. */
    public ImageSpec env(String... variables) {
        ArrayNode env = config.withArray("Env");
        List.of(variables).forEach(env::add);
        return this;
    }

    /** The command. */
    public ImageSpec cmd(String... words) {
        List.of(words).forEach(config.putArray("Cmd")::add);
        return this;
    }

    /** The entry point. */
    public ImageSpec entrypoint(String... words) {
        List.of(words).forEach(config.putArray("Entrypoint")::add);
        return this;
    }

    /** Adds a layer: the same name and size are the same layer in every image of a maker's seed. */
    public ImageSpec layer(String name, int bytes) {
        layers.put(name, bytes);
        return this;
    }

    /** Changes anything else in the image's configuration document (author, history, volumes, …). */
    public ImageSpec document(Consumer<ObjectNode> change) {
        change.accept(document);
        return this;
    }

    String architecture() {
        return document.path("architecture").asString("");
    }

    List<String> tags() {
        return List.copyOf(tags);
    }

    /** Layers by name with their size; an image has at least one. */
    Map<String, Integer> layers() {
        return layers.isEmpty() ? Map.of("base", 64) : layers;
    }

    /** The document with those layers, and with a history of one entry each unless it was given one. */
    byte[] document(List<String> diffIds) {
        ObjectNode whole = document.deepCopy();
        ObjectNode rootfs = whole.putObject("rootfs").put("type", "layers");
        diffIds.forEach(rootfs.putArray("diff_ids")::add);
        if (!whole.has("history")) {
            layers().keySet().forEach(name -> {
                ObjectNode entry = whole.withArray("history").addObject().put("created_by", "COPY " + name + " /");
                if (whole.has("created")) {
                    entry.set("created", whole.get("created"));
                }
            });
        }
        return RawBytes.replace(JsonMapper.shared().writeValueAsBytes(whole), raw);
    }
}
