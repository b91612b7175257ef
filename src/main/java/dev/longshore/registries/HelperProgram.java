package dev.longshore.registries;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A Docker credential helper: {@code docker-credential-<name> get} reads a server from its input and writes credentials
 * (docker-credential-helpers, {@code client/client.go}). Nothing that it writes is in an exception.
 *
 * @param name such as {@code pass}
 * @param folders where programs are looked for, as in {@code PATH}
 * @param patience how long it may take
 */
record HelperProgram(String name, String folders, Duration patience) {

    private static final String NONE = "credentials not found in native keychain";
    private static final String TOKEN_USER = "<token>";
    private static final int MOST_BYTES = 64 * 1024;
    private static final JsonMapper MAPPER = new JsonMapper();

    /**
     * What it has for a server.
     *
     * @return empty if it knows none
     * @throws IOException if it cannot be run, fails, takes too long or answers something else
     */
    Optional<Credentials> get(String server) throws IOException {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IOException("a credential helper has a name that none can have");
        }
        Process process = new ProcessBuilder(found().toString(), "get")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            String text = answer(process, server);
            if (process.exitValue() == 0) {
                return Optional.of(credentials(text));
            }
            if (text.strip().equals(NONE)) {
                return Optional.empty();
            }
            throw new IOException(program() + " ended with status " + process.exitValue());
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Path found() throws IOException {
        return Stream.of(folders.split(File.pathSeparator))
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder).resolve(program()).toAbsolutePath())
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IOException(program() + " is not in PATH"));
    }

    private String answer(Process process, String server) throws IOException {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.ofVirtual().name("credential-helper").start(() -> talk(process, server, answer));
        try {
            String text = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(program() + " does not end");
            }
            return text;
        } catch (TimeoutException _) {
            throw new IOException(program() + " did not answer within " + patience.toSeconds() + " s");
        } catch (ExecutionException e) {
            throw new IOException(program() + " cannot be talked to", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(program() + " was not waited for", e);
        }
    }

    private static void talk(Process process, String server, CompletableFuture<String> answer) {
        try (OutputStream in = process.getOutputStream();
                InputStream out = process.getInputStream()) {
            tell(in, server);
            answer.complete(new String(out.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException e) {
            answer.completeExceptionally(new UncheckedIOException(e));
        }
    }

    /** One that ends without reading has said what it has to say. */
    private static void tell(OutputStream in, String server) {
        try {
            in.write(server.getBytes(StandardCharsets.UTF_8));
            in.close();
        } catch (IOException _) {
            // what it wrote, and its status, tell why
        }
    }

    private Credentials credentials(String text) throws IOException {
        try {
            JsonNode json = MAPPER.readTree(text);
            String user = json.path("Username").asString("");
            String secret = json.path("Secret").asString("");
            if (!user.isEmpty() && !secret.isEmpty()) {
                return new Credentials(user.equals(TOKEN_USER) ? null : user, secret);
            }
        } catch (JacksonException _) {
            // the same as JSON of another shape: its text must not show up in a message
        }
        throw new IOException(program() + " answered something else than credentials");
    }

    private String program() {
        return "docker-credential-" + name;
    }
}
