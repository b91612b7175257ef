package dev.longshore.engine.docker;

import dev.longshore.engine.RegistryLogin;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The header {@code X-Registry-Auth}: base64url of JSON ({@code api/types/registry/authconfig.go} of moby). */
final class RegistryAuth {

    /** No login. An empty object: 20.10 refuses a push without the header. */
    static final String NONE = encode("{}");

    private static final JsonMapper MAPPER = new JsonMapper();

    /** What Docker's CLI calls Docker Hub. */
    private static final String DOCKER_HUB = "https://index.docker.io/v1/";

    private RegistryAuth() {}

    static String header(RegistryLogin login) {
        ObjectNode auth = MAPPER.createObjectNode();
        put(auth, "username", login.user());
        put(auth, "password", login.password());
        put(auth, "identitytoken", login.identityToken());
        auth.put("serveraddress", login.registry().equals("docker.io") ? DOCKER_HUB : login.registry());
        return encode(auth.toString());
    }

    private static void put(ObjectNode auth, String name, @Nullable String value) {
        if (value != null) {
            auth.put(name, value);
        }
    }

    private static String encode(String json) {
        return Base64.getUrlEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
