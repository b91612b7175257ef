package dev.longshore.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;

/**
 * A request whose path was read by {@link PathFilter}. The engine's prefix counts as part of the context path, so that
 * what is made from that ({@code Location}) keeps the caller's form.
 */
final class ReadRequest extends HttpServletRequestWrapper {

    private final String contextPath;
    private final String path;
    private final String decoded;

    /** @param path percent-encoded, and known to decode */
    ReadRequest(HttpServletRequest request, String prefix, String path) {
        super(request);
        this.contextPath = request.getContextPath() + prefix;
        this.path = path;
        this.decoded = PathRules.decoded(path).orElseThrow();
    }

    @Override
    public String getContextPath() {
        return contextPath;
    }

    @Override
    public String getRequestURI() {
        return contextPath + path;
    }

    @Override
    public StringBuffer getRequestURL() {
        StringBuffer url = super.getRequestURL();
        int start = url.indexOf("/", url.indexOf("://") + 3);
        return url.replace(start < 0 ? url.length() : start, url.length(), getRequestURI());
    }

    @Override
    public String getServletPath() {
        return decoded;
    }
}
