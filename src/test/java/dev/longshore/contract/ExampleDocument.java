package dev.longshore.contract;

import dev.longshore.engine.EngineDocument;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.springframework.core.io.ClassPathResource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A document of an engine of the examples, from the file of this name. */
record ExampleDocument(String file) implements EngineDocument {

    @Override
    public byte[] bytes() {
        try (InputStream document = new ClassPathResource(file, ExampleDocument.class).getInputStream()) {
            return document.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public JsonNode json() {
        return JsonMapper.shared().readTree(bytes());
    }
}
