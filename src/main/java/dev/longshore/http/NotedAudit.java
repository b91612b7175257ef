package dev.longshore.http;

import dev.longshore.audit.Actor;
import dev.longshore.audit.Audit;
import dev.longshore.audit.Change;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/** Notes on a request that a change of its is in the record, so that nobody writes the same down again. */
@Component
@Primary
final class NotedAudit implements Audit {

    private static final String WRITTEN = NotedAudit.class.getName() + ".written";

    private final Audit record;

    NotedAudit(@Qualifier("storedAudit") Audit record) {
        this.record = record;
    }

    @Override
    public Intent intent(Actor actor, Change change) {
        RequestAttributes request = RequestContextHolder.getRequestAttributes();
        if (request != null) {
            request.setAttribute(WRITTEN, true, RequestAttributes.SCOPE_REQUEST);
        }
        return record.intent(actor, change);
    }

    /** Whether a change that the request asked for was written down, or could not be. */
    static boolean tried(HttpServletRequest request) {
        return request.getAttribute(WRITTEN) != null;
    }
}
