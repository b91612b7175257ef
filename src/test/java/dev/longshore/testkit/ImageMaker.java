package dev.longshore.testkit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Makes images with any odd property, as the tar that {@code docker load} reads (a configuration, layer tars and a
 * {@code manifest.json}; image-spec v1.2 of moby). The same seed and calls give the same bytes.
 */
public final class ImageMaker {
    private final long seed;
    private final List<ImageSpec> images = new ArrayList<>();

    /** A maker whose layers hold random bytes of that seed. */
    public ImageMaker(long seed) {
        this.seed = seed;
    }

    /** Adds an image; each differs from the others at least by a label {@code longshore.salt}. */
    public ImageMaker image(UnaryOperator<ImageSpec> description) {
        images.add(description.apply(new ImageSpec(seed + "-" + images.size())));
        return this;
    }

    /** The whole as one tar. */
    public byte[] tar() {
        return tarOf(images);
    }

    /**
     * Loads the images and returns their ids in the order they were added. An untagged image gets a request of its own,
     * since the engine's list is the only thing that tells its id on every store.
     */
    public List<String> loadInto(EngineSocket engine) {
        List<ImageSpec> tagged =
                images.stream().filter(image -> !image.tags().isEmpty()).toList();
        if (!tagged.isEmpty()) {
            load(engine, tarOf(tagged));
        }
        List<String> ids = new ArrayList<>();
        for (ImageSpec image : images) {
            ids.add(
                    image.tags().isEmpty()
                            ? loadUntagged(engine, image)
                            : EngineObjects.imageId(engine, image.tags().getFirst()));
        }
        return ids;
    }

    /** Puts the images into the registry under their tags (without its host); the digests of their manifests. */
    public List<String> pushTo(TestRegistry registry) {
        try (RegistryHttp http = registry.http()) {
            RegistryImages target = new RegistryImages(this, http);
            return images.stream().map(target::image).toList();
        }
    }

    /**
     * Puts all images into the registry as one of several platforms, each for its architecture.
     *
     * @param tag repository and tag, without the registry's host
     * @return the digest of the index
     */
    public String pushIndexTo(TestRegistry registry, String tag) {
        try (RegistryHttp http = registry.http()) {
            return new RegistryImages(this, http).index(tag, images);
        }
    }

    private String loadUntagged(EngineSocket engine, ImageSpec image) {
        Set<String> before = EngineObjects.imageIds(engine);
        load(engine, tarOf(List.of(image)));
        Set<String> added = new LinkedHashSet<>(EngineObjects.imageIds(engine));
        added.removeAll(before);
        if (added.size() != 1) {
            throw new IllegalStateException("Loading one image added " + added);
        }
        return added.iterator().next();
    }

    private static void load(EngineSocket engine, byte[] tar) {
        EngineAnswer answer = engine.postTar("/images/load?quiet=1", tar).expect(200);
        if (answer.text().contains("errorDetail")) {
            throw new IllegalStateException("load: " + answer.text());
        }
    }

    private byte[] tarOf(List<ImageSpec> chosen) {
        Tar tar = new Tar();
        ArrayNode manifest = JsonMapper.shared().createArrayNode();
        for (ImageSpec image : chosen) {
            ObjectNode entry = manifest.addObject();
            ArrayNode names = JsonMapper.shared().createArrayNode();
            List<String> diffIds = new ArrayList<>();
            for (Map.Entry<String, Integer> layer : image.layers().entrySet()) {
                byte[] content = layer(layer.getKey(), layer.getValue());
                String digest = sha256(content);
                tar.file(digest + ".tar", content);
                names.add(digest + ".tar");
                diffIds.add("sha256:" + digest);
            }
            byte[] document = image.document(diffIds);
            String name = sha256(document) + ".json";
            tar.file(name, document);
            entry.put("Config", name).set("Layers", names);
            image.tags().forEach(entry.putArray("RepoTags")::add);
        }
        return tar.file("manifest.json", JsonMapper.shared().writeValueAsBytes(manifest))
                .bytes();
    }

    byte[] layer(String name, int bytes) {
        byte[] content = new byte[bytes];
        new Random(seed * 31 + name.hashCode()).nextBytes(content);
        return new Tar().file(name, content).bytes();
    }

    static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
