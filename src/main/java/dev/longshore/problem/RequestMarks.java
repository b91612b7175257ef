package dev.longshore.problem;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;

/** What the first filters find out about a request and leave on it for whatever answers it. */
public final class RequestMarks {

    private static final String ID = RequestMarks.class.getName() + ".id";
    private static final String BASE = RequestMarks.class.getName() + ".base";
    private static final String READINGS = RequestMarks.class.getName() + ".readings";

    private RequestMarks() {}

    /** The request's id: the caller's {@code X-Request-Id} if sane, else one made here. Empty before the first filter. */
    public static Optional<String> requestId(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(ID));
    }

    /** Leaves the id. */
    public static void requestId(HttpServletRequest request, String id) {
        request.setAttribute(ID, id);
    }

    /**
     * What links to this service start with, without a slash at the end: {@code longshore.public-url} if set, else scheme,
     * accepted host and prefix of the request, else nothing, so that the link is a path alone.
     */
    public static String base(HttpServletRequest request) {
        Object base = request.getAttribute(BASE);
        return base == null ? "" : (String) base;
    }

    /** Leaves the base of links. */
    public static void base(HttpServletRequest request, String base) {
        request.setAttribute(BASE, base);
    }

    /**
     * Paths that would mean what the request's path could also have meant: a path with raw slashes such as
     * {@code /images/team/tags} is the tags of {@code team}, and could have been the image {@code team/tags}.
     */
    @SuppressWarnings("unchecked")
    public static List<String> otherReadings(HttpServletRequest request) {
        Object readings = request.getAttribute(READINGS);
        return readings == null ? List.of() : (List<String>) readings;
    }

    /** Leaves the other readings. */
    public static void otherReadings(HttpServletRequest request, List<String> paths) {
        request.setAttribute(READINGS, List.copyOf(paths));
    }
}
