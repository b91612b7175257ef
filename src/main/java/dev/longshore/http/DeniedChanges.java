package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.audit.Audit;
import dev.longshore.audit.Audited;
import dev.longshore.audit.Change;
import dev.longshore.audit.Outcome;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.Engines;
import dev.longshore.problem.Failure;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Writes down changes that were refused before anybody knew which: by the role, or since the request could not be read. */
@Component
final class DeniedChanges {

    private final Audit audit;
    private final Engines engines;

    DeniedChanges(Audit audit, Engines engines) {
        this.audit = audit;
        this.engines = engines;
    }

    void record(HttpServletRequest request, HandlerMethod method, Caller caller, Failure denial) {
        Audited audited = method.getMethodAnnotation(Audited.class);
        if (audited != null) {
            Change change = new Change(audited.value(), engine(request), request.getServletPath(), Map.of());
            audit.intent(Asking.actor(request, caller), change).outcome(Outcome.of(denial));
        }
    }

    /**
     * Writes down a request that was refused before its change was.
     *
     * @throws Failure if that cannot be written
     */
    void recordUnread(HttpServletRequest request, @Nullable Object handler, Failure refusal) {
        if (handler instanceof HandlerMethod method && !NotedAudit.tried(request)) {
            CallerMark.of(request).ifPresent(caller -> record(request, method, caller, refusal));
        }
    }

    /** The engine that was meant; whether there is one of that name is not for this caller to find out. */
    private @Nullable EngineName engine(HttpServletRequest request) {
        if (!ApiProblems.onEngine(request.getServletPath())) {
            return null;
        }
        String named = EnginePrefix.of(request);
        if (named != null && EngineName.isName(named)) {
            return new EngineName(named);
        }
        return engines.all().isEmpty() ? EngineName.LOCAL : engines.byDefault().name();
    }
}
