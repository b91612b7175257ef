package dev.longshore.contract;

import org.jspecify.annotations.Nullable;

/**
 * An answer, as far as the document speaks of it.
 *
 * @param method the request's
 * @param path as the caller sent it, without the query
 * @param route the route's pattern, null if none was reached
 * @param status the answer's
 * @param contentType its header, null without a body
 * @param code the code of a problem, empty if it is none
 */
record Answered(
        String method,
        String path,
        @Nullable String route,
        int status,
        @Nullable String contentType,
        String code) {

    /** The content type without its parameters. */
    @Nullable
    String mediaType() {
        return contentType == null ? null : contentType.split(";", 2)[0].strip();
    }

    boolean bodiless() {
        return method.equals("HEAD") || status == 304;
    }

    @Override
    public String toString() {
        return method + " " + path + " (" + (route == null ? "no route reached" : route) + ") was answered " + status
                + " " + contentType + " " + code;
    }
}
