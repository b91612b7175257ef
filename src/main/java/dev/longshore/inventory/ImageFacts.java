package dev.longshore.inventory;

import dev.longshore.engine.EngineDocument;
import dev.longshore.engine.HistoryRow;
import dev.longshore.reference.Digest;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What an engine's list of images lacks and what never changes for an id.
 *
 * @param os as in Go's {@code GOOS}
 * @param architecture as in Go's {@code GOARCH}
 * @param variant such as {@code v8}
 * @param author who made it
 * @param comment what was said when it was committed
 * @param config what containers made from it start with
 * @param layers the layers, the lowest first
 * @param steps the history, newest first
 * @param weight about how many bytes this takes in memory
 */
public record ImageFacts(
        @Nullable String os,
        @Nullable String architecture,
        @Nullable String variant,
        @Nullable String author,
        @Nullable String comment,
        ImageConfig config,
        List<Layer> layers,
        List<Step> steps,
        int weight) {

    private static final int OVERHEAD = 1024;

    /**
     * A layer.
     *
     * @param diffId digest of its unpacked content
     * @param sizeBytes what it takes unpacked; null where the history does not tell which step made it
     */
    public record Layer(Digest diffId, @Nullable Long sizeBytes) {}

    /**
     * A step of the history.
     *
     * @param row what the engine says
     * @param emptyLayer whether it made no layer; null where that cannot be told
     */
    public record Step(HistoryRow row, @Nullable Boolean emptyLayer) {}

    /** The facts in an engine's two documents. */
    static ImageFacts of(EngineDocument inspect, List<HistoryRow> history) {
        JsonNode json = inspect.json();
        List<Digest> diffIds = diffIds(json.path("RootFS").path("Layers"));
        List<@Nullable Boolean> empty = emptiness(history, diffIds.size());
        return new ImageFacts(
                text(json, "Os"),
                text(json, "Architecture"),
                text(json, "Variant"),
                text(json, "Author"),
                text(json, "Comment"),
                ImageConfig.of(json.path("Config")),
                layers(diffIds, history, empty),
                steps(history, empty),
                OVERHEAD + 2 * inspect.bytes().length);
    }

    /**
     * The engine's history has no mark for steps without a layer. A step of some size has one; of the others all have if
     * there are as many steps as layers, none if there are as many steps of some size as layers, else it cannot be told.
     */
    private static List<@Nullable Boolean> emptiness(List<HistoryRow> history, int layers) {
        boolean noneEmpty = history.size() == layers;
        boolean sizesTell = history.stream().filter(ImageFacts::hasSize).count() == layers;
        List<@Nullable Boolean> empty = new ArrayList<>();
        for (HistoryRow row : history) {
            boolean hasLayer = noneEmpty || hasSize(row);
            empty.add(hasLayer ? Boolean.FALSE : sizesTell ? Boolean.TRUE : null);
        }
        return empty;
    }

    private static boolean hasSize(HistoryRow row) {
        Long size = row.sizeBytes();
        return size != null && size > 0;
    }

    private static List<Layer> layers(List<Digest> diffIds, List<HistoryRow> history, List<@Nullable Boolean> empty) {
        List<@Nullable Long> sizes = new ArrayList<>();
        for (int at = history.size() - 1; at >= 0; at--) {
            if (Boolean.FALSE.equals(empty.get(at))) {
                sizes.add(history.get(at).sizeBytes());
            }
        }
        List<Layer> layers = new ArrayList<>();
        for (int at = 0; at < diffIds.size(); at++) {
            layers.add(new Layer(diffIds.get(at), sizes.size() == diffIds.size() ? sizes.get(at) : null));
        }
        return List.copyOf(layers);
    }

    private static List<Step> steps(List<HistoryRow> history, List<@Nullable Boolean> empty) {
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < history.size(); at++) {
            steps.add(new Step(history.get(at), empty.get(at)));
        }
        return List.copyOf(steps);
    }

    private static List<Digest> diffIds(JsonNode layers) {
        List<Digest> diffIds = new ArrayList<>();
        layers.forEach(layer -> diffIds.add(Digest.parse(layer.stringValue())));
        return diffIds;
    }

    private static @Nullable String text(JsonNode json, String field) {
        String text = json.path(field).stringValue("");
        return text.isEmpty() ? null : text;
    }
}
