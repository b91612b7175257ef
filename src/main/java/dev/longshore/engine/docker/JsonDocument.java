package dev.longshore.engine.docker;

import dev.longshore.engine.EngineDocument;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A JSON object as the engine sent it. */
final class JsonDocument implements EngineDocument {

    private static final JsonMapper MAPPER = new JsonMapper();

    /** Far above what an engine says of one image or container, labels by the thousand included. */
    private static final int CAP = 64 * 1024 * 1024;

    private final byte[] bytes;
    private final JsonNode json;

    private JsonDocument(byte[] bytes, JsonNode json) {
        this.bytes = bytes;
        this.json = json;
    }

    static JsonDocument read(InputStream body) throws IOException, WrongShape {
        byte[] bytes = body.readNBytes(CAP + 1);
        if (bytes.length > CAP) {
            throw new WrongShape("more than " + CAP + " bytes");
        }
        JsonNode json = MAPPER.readTree(bytes);
        if (!json.isObject()) {
            throw new WrongShape("JSON that is no object");
        }
        return new JsonDocument(bytes, json);
    }

    @Override
    public byte[] bytes() {
        return bytes.clone();
    }

    @Override
    public JsonNode json() {
        return json;
    }
}
