package dev.longshore.engine.docker;

import dev.longshore.engine.ImageRow;
import dev.longshore.engine.LabelCollector;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** An image's own document, read as the row that the list has of it. */
final class InspectDraft {

    /** A graph driver that has nothing to say of itself, and no snapshotter's name. */
    private static final String VFS = "vfs";

    private final ImageDraft draft = new ImageDraft();
    private final LabelCollector labels = new LabelCollector();
    private @Nullable Long size;
    private boolean inGraphDriver;
    private boolean hasManifests;

    private InspectDraft() {}

    static ImageRow row(InputStream body, Names names) throws WrongShape {
        InspectDraft read = new InspectDraft();
        Json.object(body, read::field);
        read.draft.id();
        read.settleSize();
        return read.draft.row(names);
    }

    private void field(String name, JsonParser value) throws WrongShape {
        switch (name) {
            case "Parent" -> draft.field("ParentId", value, labels);
            case "Size" -> size = Json.amount(value);
            case "Config" -> Json.fields(value, this::config);
            case "GraphDriver" -> Json.fields(value, this::graphDriver);
            case "Manifests" -> manifests(value);
            default -> draft.field(name, value, labels);
        }
    }

    private void config(String name, JsonParser value) throws WrongShape {
        if (name.equals("Labels")) {
            draft.field(name, value, labels);
        }
    }

    private void graphDriver(String name, JsonParser value) {
        switch (name) {
            case "Data" -> inGraphDriver |= value.currentToken() == JsonToken.START_OBJECT;
            case "Name" -> inGraphDriver |= VFS.equals(Json.text(value));
            default -> {}
        }
    }

    private void manifests(JsonParser value) throws WrongShape {
        hasManifests = value.currentToken() == JsonToken.START_ARRAY;
        draft.field("Manifests", value, labels);
    }

    /**
     * The containerd store lists the sum of all manifests, and inspects the content of one platform; without manifests
     * nothing says what it would list.
     */
    private void settleSize() {
        if (hasManifests) {
            draft.sizeFromManifests();
            draft.oneDigestOnly();
        } else if (inGraphDriver) {
            draft.size(size);
        }
    }
}
