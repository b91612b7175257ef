package dev.longshore.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API's document as it was committed ({@code openapi/longshore.json}), with its servers below the base that a request
 * came by. It is kept as bytes, since it is asked for seldom and a tree of it is large.
 */
@Component
final class OpenApiDocument {

    private final JsonMapper mapper;
    private final byte[] committed;

    OpenApiDocument(JsonMapper mapper) {
        this.mapper = mapper;
        try (InputStream document = new ClassPathResource("openapi/longshore.json").getInputStream()) {
            committed = document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the API's document cannot be read", e);
        }
    }

    byte[] json(String base) {
        return mapper.writeValueAsBytes(below(base));
    }

    byte[] yaml(String base) {
        DumperOptions options = new DumperOptions();
        options.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        options.setSplitLines(false);
        Object tree = mapper.convertValue(below(base), new TypeReference<Object>() {});
        return new Yaml(options).dump(tree).getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode below(String base) {
        JsonNode document = mapper.readTree(committed);
        move(document, base);
        document.path("paths").forEach(path -> move(path, base));
        return document;
    }

    private static void move(JsonNode holder, String base) {
        for (JsonNode server : holder.path("servers")) {
            String url = server.path("url").asString();
            ((ObjectNode) server).put("url", url.equals("/") && !base.isEmpty() ? base : base + url);
        }
    }
}
