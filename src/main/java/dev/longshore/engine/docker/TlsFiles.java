package dev.longshore.engine.docker;

import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The PEM files of a TLS connection.
 *
 * @param authority who signed the engine's certificate; null leaves that to the JDK's own authorities
 * @param certificate ours, null if the engine asks for none
 * @param key the private key of {@code certificate}
 */
record TlsFiles(
        @Nullable Path authority,
        @Nullable Path certificate,
        @Nullable Path key) {

    /** The files of a folder as the Docker CLI names them; those that are not there are null. */
    static TlsFiles in(Path folder, Surroundings surroundings) {
        return new TlsFiles(
                present(folder.resolve("ca.pem"), surroundings),
                present(folder.resolve("cert.pem"), surroundings),
                present(folder.resolve("key.pem"), surroundings));
    }

    boolean isEmpty() {
        return Stream.of(authority, certificate, key).allMatch(Objects::isNull);
    }

    private static @Nullable Path present(Path file, Surroundings surroundings) {
        return surroundings.text(file) == null ? null : file;
    }
}
