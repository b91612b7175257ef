package dev.longshore.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Puts made images into a registry without an engine: Docker's schema 2, which every engine takes. */
final class RegistryImages {

    private static final String DOCKER = "application/vnd.docker.";
    private static final String MANIFEST = DOCKER + "distribution.manifest.v2+json";
    private static final String INDEX = DOCKER + "distribution.manifest.list.v2+json";
    private static final String CONFIG = DOCKER + "container.image.v1+json";
    private static final String LAYER = DOCKER + "image.rootfs.diff.tar.gzip";

    private final ImageMaker maker;
    private final RegistryHttp http;

    RegistryImages(ImageMaker maker, RegistryHttp http) {
        this.maker = maker;
        this.http = http;
    }

    /** Puts the image under all its tags; its manifest's digest. */
    String image(ImageSpec image) {
        byte[] manifest = new byte[0];
        for (String tag : image.tags()) {
            Name name = Name.of(tag);
            manifest = manifest(name.repository(), image);
            http.manifest(name.repository(), name.tag(), MANIFEST, manifest);
        }
        return digest(manifest);
    }

    /** Puts the images under one tag, each for its platform; the index's digest. */
    String index(String tag, List<ImageSpec> images) {
        Name name = Name.of(tag);
        ObjectNode index =
                JsonMapper.shared().createObjectNode().put("schemaVersion", 2).put("mediaType", INDEX);
        for (ImageSpec image : images) {
            byte[] manifest = manifest(name.repository(), image);
            http.manifest(name.repository(), digest(manifest), MANIFEST, manifest);
            ObjectNode entry = index.withArray("manifests").addObject();
            describe(entry, MANIFEST, manifest);
            entry.putObject("platform").put("os", "linux").put("architecture", image.architecture());
        }
        byte[] bytes = JsonMapper.shared().writeValueAsBytes(index);
        http.manifest(name.repository(), name.tag(), INDEX, bytes);
        return digest(bytes);
    }

    private byte[] manifest(String repository, ImageSpec image) {
        ObjectNode manifest =
                JsonMapper.shared().createObjectNode().put("schemaVersion", 2).put("mediaType", MANIFEST);
        ObjectNode config = manifest.putObject("config");
        List<String> diffIds = new ArrayList<>();
        image.layers().forEach((name, size) -> {
            byte[] layer = maker.layer(name, size);
            diffIds.add(digest(layer));
            blob(repository, manifest.withArray("layers").addObject(), LAYER, gzip(layer));
        });
        blob(repository, config, CONFIG, image.document(diffIds));
        return JsonMapper.shared().writeValueAsBytes(manifest);
    }

    private void blob(String repository, ObjectNode description, String mediaType, byte[] content) {
        describe(description, mediaType, content);
        http.blob(repository, digest(content), content);
    }

    private static void describe(ObjectNode description, String mediaType, byte[] content) {
        description.put("mediaType", mediaType).put("size", content.length).put("digest", digest(content));
    }

    private static String digest(byte[] content) {
        return "sha256:" + ImageMaker.sha256(content);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private record Name(String repository, String tag) {
        private static Name of(String text) {
            int colon = text.lastIndexOf(':');
            return new Name(text.substring(0, colon), text.substring(colon + 1));
        }
    }
}
