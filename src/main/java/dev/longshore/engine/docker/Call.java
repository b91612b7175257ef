package dev.longshore.engine.docker;

import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import org.jspecify.annotations.Nullable;

/**
 * A call on the engine.
 *
 * @param path percent-encoded, without the API version; built from typed values only
 * @param platforms whether to ask for the images' manifests too, where the version knows that
 * @param subject the id of what is asked for, if it is one thing
 */
record Call(
        CallKind kind,
        String method,
        String path,
        boolean platforms,
        @Nullable String subject) {

    /** The first version with {@code manifests=1}. */
    private static final ApiVersion MANIFESTS = new ApiVersion(1, 48);

    static Call get(CallKind kind, String path) {
        return new Call(kind, "GET", path, false, null);
    }

    static Call post(CallKind kind, String path) {
        return new Call(kind, "POST", path, false, null);
    }

    static Call imageList() {
        return new Call(CallKind.IMAGE_LIST, "GET", "/images/json?all=1", true, null);
    }

    static Call onImage(CallKind kind, ImageId id, String what) {
        return new Call(kind, "GET", "/images/" + id + what, false, id.toString());
    }

    static Call onContainer(CallKind kind, ContainerId id, String what) {
        return new Call(kind, "GET", "/containers/" + id + what, false, id.toString());
    }

    /** The path with the version. An engine with the older image store ignores {@code manifests}. */
    String pathFor(ApiVersion version) {
        return "/v" + version + path + (platforms && version.isAtLeast(MANIFESTS) ? "&manifests=1" : "");
    }

    /** The path without its query. */
    String pathOnly() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
