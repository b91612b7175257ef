package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.audit.Actor;
import dev.longshore.engine.Engines;
import dev.longshore.operations.Asked;
import dev.longshore.problem.RequestMarks;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** Who asks, of which engine, as a request tells it. */
final class Asking {

    private Asking() {}

    static Asked of(HttpServletRequest request, Engines engines) {
        return new Asked(
                EnginePrefix.engine(request, engines),
                prefix(request),
                actor(request, CallerMark.of(request).orElseThrow()));
    }

    static Actor actor(HttpServletRequest request, Caller caller) {
        return new Actor(
                caller,
                ForwardedFilter.client(request),
                RequestMarks.requestId(request).orElse(""));
    }

    /** What a proxy puts before our paths, then the engine if the caller named it. */
    private static String prefix(HttpServletRequest request) {
        String base = RequestMarks.base(request);
        String path = base.isEmpty() ? "" : URI.create(base).getRawPath();
        return path + EnginePrefix.path(request);
    }
}
