package dev.longshore.http;

import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.Engines;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/** The engine that a path named in front: {@code /engines/{engine}/images…}. */
final class EnginePrefix {

    private static final String ATTRIBUTE = EnginePrefix.class.getName();

    private EnginePrefix() {}

    static void remember(HttpServletRequest request, String name) {
        request.setAttribute(ATTRIBUTE, name);
    }

    static @Nullable String of(HttpServletRequest request) {
        return (String) request.getAttribute(ATTRIBUTE);
    }

    /** The prefix as a path; empty if there is none, or none that can be an engine's. */
    static String path(HttpServletRequest request) {
        String name = of(request);
        return name != null && EngineName.isName(name) ? "/engines/" + name : "";
    }

    /** The engine that the request means: the named one, else the default. */
    static Engine engine(HttpServletRequest request, Engines engines) {
        String name = of(request);
        return name == null ? engines.byDefault() : engines.typed(name);
    }
}
