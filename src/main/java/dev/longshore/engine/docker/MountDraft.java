package dev.longshore.engine.docker;

import dev.longshore.engine.ContainerRow.Mount;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** A mount of a container while it is read. */
final class MountDraft {

    private String type = "";
    private @Nullable String name;
    private @Nullable String source;
    private String destination = "";
    private boolean readWrite;

    /** The mounts of the array at whose beginning the parser stands. */
    static List<Mount> list(JsonParser mounts) throws WrongShape {
        return Json.rows(mounts, MountDraft::read).stream()
                .map(MountDraft::mount)
                .toList();
    }

    private static MountDraft read(JsonParser mount) throws WrongShape {
        MountDraft draft = new MountDraft();
        Json.fields(mount, draft::field);
        return draft;
    }

    private Mount mount() {
        return new Mount(type, name, source, destination, readWrite);
    }

    private void field(String field, JsonParser value) {
        switch (field) {
            case "Type" -> type = Json.textOrEmpty(value);
            case "Name" -> name = filled(value);
            case "Source" -> source = filled(value);
            case "Destination" -> destination = Json.textOrEmpty(value);
            case "RW" -> readWrite = Json.isTrue(value);
            default -> {}
        }
    }

    private static @Nullable String filled(JsonParser value) {
        String text = Json.textOrEmpty(value);
        return text.isEmpty() ? null : text;
    }
}
