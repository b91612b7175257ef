package dev.longshore.engine.docker;

import dev.longshore.engine.EngineEvent;
import dev.longshore.engine.EngineEvent.OnContainer;
import dev.longshore.engine.EngineEvent.OnImage;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.io.InputStream;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/**
 * An event while it is read: {@code Message} of moby's {@code api/types/events}, the same of Podman's {@code
 * pkg/domain/entities}, and the three members ({@code status}, {@code id}, {@code from}) that engines sent before there
 * were types. Attributes hold all labels, of which none is kept.
 */
final class EventDraft {

    /** What changes no row, or what others tell: a kill that ends a container is followed by its end. */
    private static final Set<String> NOISE = Set.of(
            "save",
            "prune",
            "exec",
            "top",
            "resize",
            "attach",
            "detach",
            "export",
            "archive-path",
            "extract-to-dir",
            "copy",
            "kill",
            "mount",
            "unmount",
            "sync",
            "history");

    private String type = "";
    private String action = "";
    private String id = "";
    private String name = "";
    private String image = "";
    private String committed = "";
    private String container = "";
    private String network = "";
    private @Nullable Long seconds;
    private @Nullable Long nanos;

    /**
     * Reads an event.
     *
     * @return null if it says nothing of interest: noise, another kind of thing, or a thing without a name
     * @throws WrongShape if it is no event
     */
    static @Nullable EngineEvent read(InputStream line) throws WrongShape {
        EventDraft draft = new EventDraft();
        Json.object(line, draft::field);
        if (draft.action.isEmpty()) {
            throw new WrongShape("an event without an action");
        }
        return draft.event();
    }

    private void field(String field, JsonParser value) throws WrongShape {
        switch (field) {
            case "Type" -> type = word(value);
            case "Action", "status" -> action = action.isEmpty() ? word(value) : action;
            case "id" -> id = id.isEmpty() ? Json.textOrEmpty(value) : id;
            case "from" -> image = image.isEmpty() ? Json.textOrEmpty(value) : image;
            case "Actor" -> Json.fields(value, this::actor);
            case "time" -> seconds = Json.number(value);
            case "timeNano" -> nanos = Json.number(value);
            default -> {}
        }
    }

    private void actor(String field, JsonParser value) throws WrongShape {
        switch (field) {
            case "ID" -> id = Json.textOrEmpty(value);
            case "Attributes" -> Json.fields(value, this::attribute);
            default -> {}
        }
    }

    private void attribute(String field, JsonParser value) {
        switch (field) {
            case "name" -> name = Json.textOrEmpty(value);
            case "image" -> image = Json.textOrEmpty(value);
            case "imageID" -> committed = Json.textOrEmpty(value);
            case "container" -> container = Json.textOrEmpty(value);
            case "network" -> network = Json.textOrEmpty(value);
            default -> {}
        }
    }

    private @Nullable EngineEvent event() {
        if (NOISE.contains(action) || action.startsWith("exec_")) {
            return null;
        }
        return switch (type) {
            case "image" -> onImage();
            case "container" -> onContainer(id);
            case "network" -> onNetwork();
            case "" -> image.isEmpty() ? onImage() : onContainer(id);
            default -> null;
        };
    }

    private @Nullable EngineEvent onImage() {
        ImageId told = Names.imageId(id);
        ImageReference reference = named(told == null ? id : name);
        return told == null && reference == null ? null : new OnImage(action, told, reference, time());
    }

    /** Older engines tag a name without a tag as {@code latest}, and say the name as it was given. */
    private @Nullable ImageReference named(String text) {
        ImageReference reference = Names.imageId(text) == null ? Names.reference(text) : null;
        return reference != null && action.equals("tag") ? reference.withDefaultTag() : reference;
    }

    private @Nullable EngineEvent onContainer(String text) {
        ContainerId told = Names.containerId(text);
        return told == null ? null : new OnContainer(action, told, newImage(), time());
    }

    private @Nullable ImageId newImage() {
        return switch (action) {
            case "commit" -> Names.imageId(committed);
            case "create" -> Names.imageId(image);
            default -> null;
        };
    }

    /** Docker's event is the network's and has the container among its attributes, Podman's the other way round. */
    private @Nullable EngineEvent onNetwork() {
        boolean joins = action.equals("connect") || action.equals("disconnect");
        return joins ? onContainer(network.isEmpty() ? container : id) : null;
    }

    private @Nullable Instant time() {
        if (nanos != null) {
            return Instant.ofEpochSecond(0, nanos);
        }
        return seconds == null ? null : Times.ofSeconds(seconds);
    }

    private static String word(JsonParser value) {
        return Json.textOrEmpty(value).toLowerCase(Locale.ROOT);
    }
}
