package dev.longshore.it;

import dev.longshore.access.Role;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.HttpConnection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The registries that a Longshore is told of. */
record ConfiguredRegistries(LongshoreServer longshore) {

    /** Sets a registry up. */
    EngineAnswer put(String host, Map<String, ?> body) {
        try (HttpConnection connection = longshore.connect()) {
            return connection.sendJson(
                    "PUT",
                    "/registries/" + host,
                    LongshoreServer.as(Role.ADMIN),
                    JsonMapper.shared().writeValueAsString(body));
        }
    }

    /** Sets it up with a user and a password. */
    void login(String host, String user, String password) {
        put(host, Map.of("user", user, "password", password));
    }

    EngineAnswer remove(String host) {
        return longshore.delete("/registries/" + host, Role.ADMIN);
    }

    /** Removes all. */
    void removeAll() {
        items("/registries").forEach(each -> remove(each.path("registry").asString()));
    }

    JsonNode check(String host) {
        return longshore
                .post("/registries/" + host + "/check", Map.of(), Role.OPERATOR)
                .expect(200)
                .json();
    }

    /** What is below a registry's path. */
    EngineAnswer get(String host, String path) {
        return longshore.get("/registries/" + host + path);
    }

    private List<JsonNode> items(String path) {
        return longshore
                .get(path)
                .expect(200)
                .json()
                .path("items")
                .valueStream()
                .toList();
    }
}
