package dev.longshore.rehearsal;

import java.util.Map;

/**
 * A request and what it has to be answered with.
 *
 * @param path with its query
 * @param headers over the usual ones; an empty {@code Authorization} means none
 * @param status the answer's status
 * @param contains something that stands in the answer's body
 */
record Scene(String path, Map<String, String> headers, int status, String contains) {

    /** One that succeeds. */
    static Scene of(String path, String contains) {
        return new Scene(path, Map.of(), 200, contains);
    }

    /** The same with a header. */
    Scene with(String name, String value) {
        return new Scene(path, Map.of(name, value), status, contains);
    }

    /** The same with another outcome. */
    Scene answered(int otherStatus) {
        return new Scene(path, headers, otherStatus, contains);
    }
}
