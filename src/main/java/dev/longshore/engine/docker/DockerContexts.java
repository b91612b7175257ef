package dev.longshore.engine.docker;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Docker CLI's contexts: {@code config.json} names the current one, and each is kept in folders that are called after
 * the SHA-256 of its name ({@code contexts/meta}, {@code contexts/tls}), see {@code cli/context/store} of docker/cli.
 */
final class DockerContexts {

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Surroundings surroundings;
    private final boolean plainTcpAllowed;
    private final Path folder;

    DockerContexts(Surroundings surroundings, boolean plainTcpAllowed) {
        this.surroundings = surroundings;
        this.plainTcpAllowed = plainTcpAllowed;
        this.folder = folder(surroundings);
    }

    /** The folder of the Docker CLI's configuration. */
    static Path folder(Surroundings surroundings) {
        String set = surroundings.variable("DOCKER_CONFIG");
        return set == null ? surroundings.home().resolve(".docker") : Path.of(set);
    }

    /** The context in use, or null if none is chosen; notes where it looked. */
    @Nullable
    EngineTarget current(List<String> lookedAt) throws Refusal {
        String byVariable = surroundings.variable("DOCKER_CONTEXT");
        lookedAt.add("DOCKER_CONTEXT (" + (byVariable == null ? "not set" : byVariable) + ")");
        if (byVariable != null) {
            return context(byVariable, "DOCKER_CONTEXT");
        }
        Path file = folder.resolve("config.json");
        String current = read(file).path("currentContext").asString("");
        lookedAt.add(file + " (" + (current.isEmpty() ? "no current context" : "current context " + current) + ")");
        return current.isEmpty() ? null : context(current, file.toString());
    }

    private @Nullable EngineTarget context(String name, String setBy) throws Refusal {
        if (name.equals("default")) {
            return null;
        }
        String hash = sha256(name);
        JsonNode endpoint = read(folder.resolve("contexts/meta").resolve(hash).resolve("meta.json"))
                .path("Endpoints")
                .path("docker");
        String host = endpoint.path("Host").asString("");
        if (host.isEmpty()) {
            throw new Refusal(
                    "The docker context '" + name + "', chosen by " + setBy + ", is not in "
                            + folder.resolve("contexts") + " or has no address.",
                    "`docker context ls` shows those that exist.");
        }
        return target(name, host, folder.resolve("contexts/tls").resolve(hash).resolve("docker"));
    }

    private EngineTarget target(String name, String host, Path tlsFolder) throws Refusal {
        TlsFiles tls = TlsFiles.in(tlsFolder, surroundings);
        try {
            return EngineTarget.of(host, tls.isEmpty() ? null : tls, plainTcpAllowed, "docker context " + name);
        } catch (Refusal e) {
            throw new Refusal("The docker context '" + name + "' cannot be used:", String.valueOf(e.getMessage()));
        }
    }

    private JsonNode read(Path file) throws Refusal {
        String text = surroundings.text(file);
        try {
            return text == null || text.isBlank() ? MAPPER.createObjectNode() : MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new Refusal(file + " is not JSON.", "Repair it, or say with DOCKER_HOST which engine is meant.");
        }
    }

    private static String sha256(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
