package dev.longshore.transfers;

import dev.longshore.engine.Engine;
import dev.longshore.problem.NotFound;
import dev.longshore.reference.ImageReference;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an engine holds under a name.
 *
 * @param imageId the full id
 * @param platform the platform it says
 */
record Held(String imageId, Platform platform) {

    /** What the engine holds under the name, empty if nothing. */
    static Optional<Held> of(Engine engine, ImageReference name) {
        try {
            return Optional.of(of(engine.images().inspect(name).json()));
        } catch (NotFound none) {
            return Optional.empty();
        }
    }

    private static Held of(JsonNode document) {
        return new Held(
                document.path("Id").stringValue(""),
                Platform.of(
                        document.path("Os").stringValue(""),
                        textOf(document, "Architecture"),
                        textOf(document, "Variant")));
    }

    private static @Nullable String textOf(JsonNode document, String field) {
        String text = document.path(field).stringValue("");
        return text.isEmpty() ? null : text;
    }
}
