package dev.longshore.inventory;

import dev.longshore.representation.ForTheDocument;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OpenApiCustomizer;

/** Says in the document what the data of each event of a watch is. */
@ForTheDocument
public abstract class WatchDescription implements OpenApiCustomizer {

    private final String operation;
    private final Class<?> change;
    private final String schema;

    /**
     * What is described.
     *
     * @param operation the id of the operation
     * @param change the data of an event
     * @param schema how the document calls that
     */
    protected WatchDescription(String operation, Class<?> change, String schema) {
        this.operation = operation;
        this.change = change;
        this.schema = schema;
    }

    @Override
    public void customise(OpenAPI document) {
        for (Class<?> type : List.of(change, WatchPosition.class, WatchState.class)) {
            ModelConverters.getInstance(true)
                    .readAll(type)
                    .forEach(document.getComponents().getSchemas()::putIfAbsent);
        }
        document.getPaths().values().stream()
                .map(PathItem::readOperations)
                .flatMap(Collection::stream)
                .filter(each -> operation.equals(each.getOperationId()))
                .forEach(each -> each.addExtension("x-events", events()));
    }

    private Map<String, Map<String, String>> events() {
        Map<String, Map<String, String>> events = new LinkedHashMap<>();
        events.put("ready", ref("WatchPosition"));
        Stream.of(Difference.Kind.values()).forEach(kind -> events.put(kind.word(), ref(schema)));
        events.put("state", ref("WatchState"));
        events.put("reset", ref("WatchPosition"));
        return events;
    }

    private static Map<String, String> ref(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }
}
