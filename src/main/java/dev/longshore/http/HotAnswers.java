package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.engine.Engine;
import dev.longshore.engine.Engines;
import dev.longshore.inventory.HotReads;
import dev.longshore.problem.Failure;
import dev.longshore.representation.Rendered;
import dev.longshore.representation.View;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Finds what plain reads are answered with, for callers who may read. */
@Component
final class HotAnswers {

    private final BearerTokens tokens;
    private final Engines engines;
    private final Map<String, HotReads> reads;

    HotAnswers(BearerTokens tokens, Engines engines, ObjectProvider<HotReads> reads) {
        this.tokens = tokens;
        this.engines = engines;
        this.reads = reads.stream().collect(Collectors.toUnmodifiableMap(HotReads::collection, Function.identity()));
    }

    /** What was rendered for this; empty if the ordinary way has to answer. */
    Optional<Rendered> to(HotRequest request) {
        HotRoute route = request.route();
        HotReads collection = reads.get(route.collection());
        return collection == null
                ? Optional.empty()
                : tokens.callerOf(request.headers().authorization())
                        .filter(caller -> caller.role().covers(Role.VIEWER))
                        .flatMap(caller -> engine(route).flatMap(engine -> to(request, collection, engine, caller)));
    }

    private static Optional<Rendered> to(HotRequest request, HotReads collection, Engine engine, Caller caller) {
        String name = request.route().name();
        String query = request.query();
        if (name == null) {
            return query == null ? collection.list(engine) : collection.list(engine, query);
        }
        return query == null ? collection.one(engine, name, View.of(caller)) : Optional.empty();
    }

    private Optional<Engine> engine(HotRoute route) {
        try {
            String name = route.engine();
            return Optional.of(name == null ? engines.byDefault() : engines.typed(name));
        } catch (Failure refused) {
            return Optional.empty(); // whoever answers then says why
        }
    }
}
