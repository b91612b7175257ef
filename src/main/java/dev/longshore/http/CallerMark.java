package dev.longshore.http;

import dev.longshore.access.Caller;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Who sent the request, once the token is known. */
final class CallerMark {

    private static final String CALLER = CallerMark.class.getName();
    private static final String REFUSED = CALLER + ".refused";

    private CallerMark() {}

    static void set(HttpServletRequest request, Caller caller) {
        request.setAttribute(CALLER, caller);
    }

    static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(CALLER));
    }

    /** Marks that a token came which is nobody's. */
    static void refuse(HttpServletRequest request) {
        request.setAttribute(REFUSED, true);
    }

    static boolean refused(HttpServletRequest request) {
        return request.getAttribute(REFUSED) != null;
    }
}
