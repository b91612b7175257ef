package dev.longshore.engine;

import tools.jackson.databind.JsonNode;

/** A JSON document as the engine sent it. */
public interface EngineDocument {

    /** The bytes as they came, UTF-8. The array is the caller's own. */
    byte[] bytes();

    /** The same, parsed. */
    JsonNode json();
}
