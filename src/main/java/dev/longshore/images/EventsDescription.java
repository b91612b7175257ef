package dev.longshore.images;

import dev.longshore.operations.State;
import dev.longshore.representation.ForTheDocument;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.stereotype.Component;

/**
 * Says in the document what the data of each event is: OpenAPI 3.1 has no words for the parts of a stream. Runs only where
 * the document is generated.
 */
@Component
@ForTheDocument
class EventsDescription implements OpenApiCustomizer {

    private static final String EVENTS = "text/event-stream";
    private static final String MEMBER = "x-events";
    private static final Map<String, String> WHOLE = ref("Transfer");
    private static final Map<String, String> PART = ref("TransferProgress");

    @Override
    public void customise(OpenAPI document) {
        ModelConverters.getInstance(true).read(TransferChange.class).forEach(document.getComponents()::addSchemas);
        document.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(Collection::stream)
                .filter(EventsDescription::streams)
                .forEach(operation -> operation.addExtension(MEMBER, events()));
    }

    /** Watches of an inventory have events of their own. */
    private static boolean streams(Operation operation) {
        if (operation.getOperationId().startsWith("watch")) {
            return false;
        }
        var well = operation.getResponses().get("200");
        return well != null && well.getContent() != null && well.getContent().containsKey(EVENTS);
    }

    private static Map<String, Map<String, String>> events() {
        Map<String, Map<String, String>> events = new LinkedHashMap<>();
        events.put("snapshot", WHOLE);
        events.put("progress", PART);
        events.put("restarted", PART);
        Stream.of(State.values()).filter(State::isEnd).forEach(end -> events.put(end.word(), WHOLE));
        return events;
    }

    private static Map<String, String> ref(String schema) {
        return Map.of("$ref", "#/components/schemas/" + schema);
    }
}
