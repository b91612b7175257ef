package dev.longshore.engine;

import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import java.util.List;

/** The engines that this service serves. */
public interface Engines {

    /** All of them, by name. Empty while none was configured or found. */
    List<Engine> all();

    /**
     * The engine of this name.
     *
     * @throws dev.longshore.problem.NotFound {@code engine-not-found}, naming those that exist
     * @throws dev.longshore.problem.Unavailable {@code engine-unreachable} if the name is that of the discovered engine and
     *     none has been found, saying where it was looked for
     */
    Engine named(EngineName name);

    /**
     * The engine of the name that somebody typed.
     *
     * @throws dev.longshore.problem.NotFound {@code engine-not-found} also for what cannot be a name, with the one that only
     *     differs by case, if there is one
     * @throws dev.longshore.problem.Unavailable as {@link #named(EngineName)}
     */
    default Engine typed(String text) {
        if (EngineName.isName(text)) {
            return named(new EngineName(text));
        }
        List<String> names = all().stream().map(engine -> engine.name().value()).toList();
        String meant = names.stream()
                .filter(text::equalsIgnoreCase)
                .map(name -> "Did you mean " + name + "?")
                .findFirst()
                .orElse("GET /engines lists those there are.");
        String shown = text.length() <= EngineName.LONGEST ? text : text.substring(0, EngineName.LONGEST) + "…";
        throw new NotFound(
                        ProblemType.ENGINE_NOT_FOUND,
                        "No engine here is called \"" + shown.replaceAll("[^ -~…]", "?") + "\". " + meant)
                .with("engine", shown)
                .with("engines", names);
    }

    /**
     * The engine that paths without {@code /engines/{engine}} mean.
     *
     * @throws dev.longshore.problem.Unavailable {@code engine-unreachable} if none has been found, saying where it was
     *     looked for
     */
    Engine byDefault();
}
