package dev.longshore.it;

import dev.longshore.access.Role;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.HttpConnection;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Longshore as its callers see it. Paths go out exactly as they are given. */
public interface LongshoreServer extends AutoCloseable {

    /** The port it listens on, on 127.0.0.1. */
    int port();

    /** Ends it in order, as a service manager would. */
    @Override
    void close();

    /** The token of that role. */
    static String token(Role role) {
        return "token-of-" + role.word();
    }

    /** The header that carries it. */
    static Map<String, String> as(Role role) {
        return Map.of("Authorization", "Bearer " + token(role));
    }

    /** {@code GET} as an operator. */
    default EngineAnswer get(String target) {
        return get(target, Role.OPERATOR);
    }

    /** {@code GET} in that role. */
    default EngineAnswer get(String target, Role role) {
        return send("GET", target, as(role));
    }

    /** {@code GET} as an operator with one more header. */
    default EngineAnswer get(String target, String header, String value) {
        Map<String, String> headers = new LinkedHashMap<>(as(Role.OPERATOR));
        headers.put(header, value);
        return send("GET", target, headers);
    }

    /** Any request without a body, on a connection of its own. */
    default EngineAnswer send(String method, String target, Map<String, String> headers) {
        try (HttpConnection connection = connect()) {
            return connection.send(method, target, headers);
        }
    }

    /** {@code POST} of JSON in that role. */
    default EngineAnswer post(String target, Object body, Role role) {
        return postText(target, JsonMapper.shared().writeValueAsString(body), role);
    }

    /** {@code POST} of JSON as an operator with more headers, by name and value in turn. */
    default EngineAnswer post(String target, Object body, String... headers) {
        Map<String, String> all = new LinkedHashMap<>(as(Role.OPERATOR));
        for (int at = 0; at < headers.length; at += 2) {
            all.put(headers[at], headers[at + 1]);
        }
        try (HttpConnection connection = connect()) {
            return connection.sendJson("POST", target, all, JsonMapper.shared().writeValueAsString(body));
        }
    }

    /** {@code POST} of JSON as text in that role. */
    default EngineAnswer postText(String target, String json, Role role) {
        try (HttpConnection connection = connect()) {
            return connection.sendJson("POST", target, as(role), json);
        }
    }

    /** {@code DELETE} in that role. */
    default EngineAnswer delete(String target, Role role) {
        return send("DELETE", target, as(role));
    }

    /** A connection for several requests. */
    default HttpConnection connect() {
        return new HttpConnection(port());
    }
}
