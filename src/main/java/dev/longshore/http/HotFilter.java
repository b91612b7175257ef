package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.engine.Engine;
import dev.longshore.engine.Engines;
import dev.longshore.inventory.HotReads;
import dev.longshore.problem.Failure;
import dev.longshore.representation.Answer;
import dev.longshore.representation.Coding;
import dev.longshore.representation.Rendered;
import dev.longshore.representation.View;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Answers plain reads from bytes that were rendered before, ahead of everything that other requests need. It refuses
 * nothing: what it cannot answer well goes the ordinary way, which answers the same.
 */
@Component
final class HotFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient HotRequests requests;
    private final transient Engines engines;
    private final transient Map<String, HotReads> reads;
    private final transient HotTimers timers;
    private final boolean variesByOrigin;

    HotFilter(
            HotRequests requests,
            Engines engines,
            ObjectProvider<HotReads> reads,
            HotTimers timers,
            HttpProperties properties) {
        this.requests = requests;
        this.engines = engines;
        this.reads = reads.stream().collect(Collectors.toUnmodifiableMap(HotReads::collection, Function.identity()));
        this.timers = timers;
        this.variesByOrigin = !properties.cors().allowedOrigins().isEmpty();
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        long began = System.nanoTime();
        HotRoute route = requests.route(request).orElse(null);
        Rendered rendered = route == null ? null : rendered(request, route).orElse(null);
        if (route == null || rendered == null) {
            chain.doFilter(request, response);
            return;
        }
        send(rendered, request, response);
        timers.count(request.getMethod(), route, response.getStatus(), began);
    }

    private Optional<Rendered> rendered(HttpServletRequest request, HotRoute route) {
        HotReads collection = reads.get(route.collection());
        return collection == null
                ? Optional.empty()
                : requests.caller(request.getHeader("Authorization"))
                        .flatMap(
                                caller -> engine(route).flatMap(engine -> rendered(collection, engine, route, caller)));
    }

    private static Optional<Rendered> rendered(HotReads collection, Engine engine, HotRoute route, Caller caller) {
        String name = route.name();
        return name == null ? collection.list(engine) : collection.one(engine, name, View.of(caller));
    }

    private Optional<Engine> engine(HotRoute route) {
        try {
            String name = route.engine();
            return Optional.of(name == null ? engines.byDefault() : engines.typed(name));
        } catch (Failure refused) {
            return Optional.empty(); // whoever answers then says why
        }
    }

    private void send(Rendered rendered, HttpServletRequest request, HttpServletResponse response) throws IOException {
        Rendered.Form form = rendered.accepted(Answer.joined(request, "Accept-Encoding"));
        response.setHeader("Cache-Control", Answer.CACHE_CONTROL);
        response.setHeader("Vary", Answer.VARY);
        if (variesByOrigin) {
            response.addHeader("Vary", "Origin");
        }
        response.setHeader("ETag", form.tag().value());
        if (rendered.tag().isNamedIn(Answer.joined(request, "If-None-Match"))) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        if (form.coding() != Coding.IDENTITY) {
            response.setHeader("Content-Encoding", form.coding().word());
        }
        response.setContentType("application/json");
        response.setContentLength(form.bytes().length);
        if (!request.getMethod().equals("HEAD")) {
            response.getOutputStream().write(form.buffer());
        }
    }
}
