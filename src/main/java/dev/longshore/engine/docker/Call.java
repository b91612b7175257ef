package dev.longshore.engine.docker;

import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A call on the engine.
 *
 * @param path percent-encoded, without the API version; built from typed values only
 * @param platforms whether to ask for the images' manifests too, where the version knows that
 * @param subject what is asked for, if it is one thing: an id, a name, or the registry to be searched
 * @param grace how long the engine may wait before it does anything, on top of its deadline
 */
record Call(
        CallKind kind,
        String method,
        String path,
        boolean platforms,
        @Nullable String subject,
        Duration grace) {

    /** The first version with {@code manifests=1}. */
    private static final ApiVersion MANIFESTS = new ApiVersion(1, 48);

    Call(CallKind kind, String method, String path, boolean platforms, @Nullable String subject) {
        this(kind, method, path, platforms, subject, Duration.ZERO);
    }

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

    static Call of(CallKind kind, String method, String path, String subject) {
        return new Call(kind, method, path, false, subject);
    }

    /** The same call, which asks for the image's manifests too. */
    Call withPlatforms() {
        return new Call(kind, method, path, true, subject, grace);
    }

    /** The same call, whose deadline begins after this time. */
    Call after(Duration time) {
        return new Call(kind, method, path, platforms, subject, time);
    }

    /** The path with the version. An engine with the older image store ignores {@code manifests}. */
    String pathFor(ApiVersion version) {
        boolean manifests = platforms && version.isAtLeast(MANIFESTS);
        return "/v" + version + path + (manifests ? (path.contains("?") ? "&" : "?") + "manifests=1" : "");
    }

    /** The path without its query. */
    String pathOnly() {
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }
}
