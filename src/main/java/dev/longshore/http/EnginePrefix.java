package dev.longshore.http;

import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.Engines;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
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

    /** The engine that the request means: the named one, else the default. */
    static Engine engine(HttpServletRequest request, Engines engines) {
        String name = of(request);
        if (name == null) {
            return engines.byDefault();
        }
        if (!EngineName.isName(name)) {
            throw new NotFound(
                            ProblemType.ENGINE_NOT_FOUND,
                            Texts.shown(name) + " is no engine's name. GET /engines lists those there are.")
                    .with("engine", Texts.cut(name))
                    .with(
                            "engines",
                            engines.all().stream()
                                    .map(each -> each.name().value())
                                    .toList());
        }
        return engines.named(new EngineName(name));
    }
}
