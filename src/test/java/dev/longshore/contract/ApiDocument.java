package dev.longshore.contract;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The committed document. */
final class ApiDocument {

    private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    private ApiDocument() {}

    static JsonNode committed() {
        return resource(new ClassPathResource("openapi/longshore.json"));
    }

    static JsonNode resource(ClassPathResource resource) {
        try (InputStream document = resource.getInputStream()) {
            return JsonMapper.shared().readTree(document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All operations of a document. */
    static Stream<JsonNode> operations(JsonNode document) {
        return document.path("paths")
                .valueStream()
                .flatMap(path -> METHODS.stream().filter(path::has).map(path::path));
    }
}
