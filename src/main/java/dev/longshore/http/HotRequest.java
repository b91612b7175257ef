package dev.longshore.http;

import org.jspecify.annotations.Nullable;

/**
 * A plain read.
 *
 * @param method GET or HEAD
 * @param route what it asks for
 * @param query as it came, null if there is none
 * @param headers what it says besides
 */
record HotRequest(String method, HotRoute route, @Nullable String query, HotHeaders headers) {

    boolean isHead() {
        return method.equals("HEAD");
    }
}
