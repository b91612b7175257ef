package dev.longshore.engine.docker;

import dev.longshore.engine.RemovalOptions;
import dev.longshore.engine.RemovalRecord;
import dev.longshore.engine.RemovalRecord.Deleted;
import dev.longshore.engine.RemovalRecord.Untagged;
import dev.longshore.engine.RemovalTarget;
import dev.longshore.engine.RemovalTarget.ById;
import dev.longshore.engine.RemovalTarget.ByName;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JsonParser;

/** {@code DELETE /images/{name}} and what the engine says it did. */
record Removal(RemovalTarget target, RemovalOptions options) {

    private static final Logger LOG = LoggerFactory.getLogger(Removal.class);

    /**
     * A name goes out in its canonical form. Both stores find that: the containerd store keeps names by it, and the other
     * one by the familiar form, which it makes of whatever comes. The familiar form would not do: {@code localhost/x} is
     * what both print of {@code docker.io/localhost/x}, and the containerd store takes it for another name.
     */
    Call call() {
        String force = options.force() ? "1" : "0";
        String query = "?force=" + force + "&noprune=" + (options.noPrune() ? "1" : "0");
        return switch (target) {
            case ById(ImageId id) -> Call.of(CallKind.IMAGE_REMOVE, "DELETE", "/images/" + id + query, id.toString());
            case ByName(ImageReference name) ->
                Call.of(CallKind.IMAGE_REMOVE, "DELETE", path(name) + query, name.shortest());
        };
    }

    /** The records that can be read; the removal has happened, so an odd one is only warned of. */
    List<RemovalRecord> records(InputStream body, Names names) throws WrongShape {
        List<RemovalRecord> records = new ArrayList<>();
        Json.list(body, row -> {
            Json.fields(row, (kind, value) -> add(kind, value, names, records));
            return true;
        });
        return List.copyOf(records);
    }

    private static String path(ImageReference name) {
        if (name.isNameOnly()) {
            throw new IllegalArgumentException("Neither tag nor digest: " + name);
        }
        return "/images/" + Percent.path(name.decisive().canonical());
    }

    private void add(String kind, JsonParser value, Names names, List<RemovalRecord> records) {
        String text = Json.textOrEmpty(value);
        switch (kind) {
            case "Untagged" -> untagged(text, names).forEach(name -> records.add(new Untagged(name)));
            case "Deleted" -> {
                Digest digest = deleted(text);
                if (digest != null) {
                    records.add(new Deleted(digest));
                }
            }
            default -> {}
        }
    }

    /** The engine says the familiar form, which can be that of another name: what was asked for is what went. */
    private Set<ImageReference> untagged(String text, Names names) {
        return target instanceof ByName(ImageReference name)
                        && name.decisive().familiar().equals(text)
                ? Set.of(name.decisive())
                : names.references(List.of(text));
    }

    /** Podman leaves {@code sha256:} out. */
    private static @Nullable Digest deleted(String text) {
        ImageId id = Names.imageId(text);
        Digest digest = id == null ? Names.digest(text) : new Digest("sha256", id.hex());
        if (digest == null) {
            LOG.warn("The engine says that it deleted '{}', which is no digest and is left out", text);
        }
        return digest;
    }
}
