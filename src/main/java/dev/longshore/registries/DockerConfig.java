package dev.longshore.registries;

import dev.longshore.engine.RegistryLogin;
import dev.longshore.problem.BadSetting;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The logins of a Docker {@code config.json}, as docker/cli's {@code config/credentials} looks for them: the registry's own
 * helper, then the common one, then the file. Read anew each time, since {@code docker login} changes it.
 */
@Component
class DockerConfig {

    private static final String SOURCE = "config.json";
    private static final String PROPERTY = "longshore.registries.docker-config";
    private static final String HUB_SERVER = "https://index.docker.io/v1/";
    private static final int MOST_BYTES = 1024 * 1024;

    private static final JsonMapper MAPPER = new JsonMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final @Nullable Path file;
    private final String folders;
    private final Duration patience;

    /** @throws BadSetting if a file is configured that is none, or holds something else */
    @Autowired
    DockerConfig(RegistryProperties properties) {
        this(properties.dockerConfig(), Objects.requireNonNullElse(System.getenv("PATH"), ""), PATIENCE);
    }

    DockerConfig(@Nullable Path file, String folders, Duration patience) {
        this.file = file;
        this.folders = folders;
        this.patience = patience;
        if (file != null) {
            try {
                read(file);
            } catch (IOException e) {
                throw new BadSetting(
                        PROPERTY,
                        "the file " + file + " cannot be read as Docker's configuration",
                        "Name a config.json that Longshore's user may read, or leave the property out.",
                        null);
            }
        }
    }

    /** The exception says nothing of what the file holds. */
    private static JsonNode read(Path file) throws IOException {
        if (Files.size(file) > MOST_BYTES) {
            throw new IOException("larger than 1 MB");
        }
        try {
            JsonNode whole = MAPPER.readTree(Files.readAllBytes(file));
            if (!whole.isObject()) {
                throw new IOException("no JSON object");
            }
            return whole;
        } catch (JacksonException _) {
            throw new IOException("no JSON");
        }
    }

    /** @throws Upstream {@code registry-auth-failed} if there is a login that cannot be had */
    Optional<RegistryLogin> of(RegistryHost host) {
        if (file == null) {
            return Optional.empty();
        }
        try {
            return credentials(host, read(file)).map(found -> found.login(host, SOURCE));
        } catch (IOException e) {
            throw unreadable(host, e);
        }
    }

    private Optional<Credentials> credentials(RegistryHost host, JsonNode whole) throws IOException {
        Optional<String> own = entry(whole.path("credHelpers"), host)
                .map(each -> each.getValue().asString(""));
        Optional<Map.Entry<String, JsonNode>> auth = entry(whole.path("auths"), host);
        String helper = own.orElse(whole.path("credsStore").asString(""));
        if (!helper.isEmpty()) {
            String server = host.isDockerHub()
                    ? HUB_SERVER
                    : auth.map(Map.Entry::getKey).orElse(host.text());
            Optional<Credentials> found = new HelperProgram(helper, folders, patience).get(server);
            if (found.isPresent()) {
                return found;
            }
        }
        return auth.isPresent() ? ofFile(auth.get().getValue()) : Optional.empty();
    }

    private static Optional<Map.Entry<String, JsonNode>> entry(JsonNode entries, RegistryHost host) {
        return entries.properties().stream()
                .filter(each -> hostOf(each.getKey()).equals(host))
                .findFirst();
    }

    /** Keys are hosts, or addresses of old ({@code https://index.docker.io/v1/}). */
    private static RegistryHost hostOf(String key) {
        return RegistryHost.of(key.replaceFirst("^https?://", "").replaceFirst("/.*$", ""));
    }

    private static Optional<Credentials> ofFile(JsonNode auth) throws IOException {
        String token = auth.path("identitytoken").asString("");
        if (!token.isEmpty()) {
            return Optional.of(new Credentials(null, token));
        }
        String user = auth.path("username").asString("");
        if (!user.isEmpty()) {
            return Optional.of(new Credentials(user, auth.path("password").asString("")));
        }
        String coded = auth.path("auth").asString("");
        return coded.isEmpty() ? Optional.empty() : Optional.of(decoded(coded));
    }

    private static Credentials decoded(String coded) throws IOException {
        try {
            String text = new String(Base64.getDecoder().decode(coded), StandardCharsets.UTF_8);
            int colon = text.indexOf(':');
            if (colon > 0) {
                return new Credentials(text.substring(0, colon), text.substring(colon + 1));
            }
        } catch (IllegalArgumentException _) {
            // the same as without a colon: the text must not show up in a message
        }
        throw new IOException("its auth is not user:password in base64");
    }

    private Failure unreadable(RegistryHost host, IOException why) {
        return new Upstream(
                        ProblemType.REGISTRY_AUTH_FAILED,
                        "The login for " + host + " cannot be read from " + file + ": " + why.getMessage()
                                + ". Log in anew with docker login, or set credentials with PUT /registries/" + host
                                + ".")
                .with("registry", host.text());
    }
}
