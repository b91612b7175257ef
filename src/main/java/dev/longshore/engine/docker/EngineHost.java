package dev.longshore.engine.docker;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;

/** A place that an engine can be reached at, read from the form that {@code DOCKER_HOST} has. */
sealed interface EngineHost {

    /** A Unix socket. */
    record Unix(Path socket) implements EngineHost {

        @Override
        public String toString() {
            return "unix://" + socket;
        }
    }

    /**
     * A TCP port.
     *
     * @param port -1 if it was left out
     * @param prefix what stands before the API's own paths, empty or beginning with a slash
     */
    record Tcp(String host, int port, String prefix) implements EngineHost {

        private static final Pattern LOOPBACK =
                Pattern.compile("localhost|.*\\.localhost|127(\\.\\d{1,3}){3}|\\[(::1|0*(:0*){1,6}:0*1)]");

        /** Whether the text names this machine, without asking a name server. */
        boolean isLoopback() {
            return LOOPBACK.matcher(host.toLowerCase(Locale.ROOT)).matches();
        }

        /** The same with Docker's ports filled in: 2376 with TLS, 2375 without. */
        Tcp withPort(boolean tls) {
            return port >= 0 ? this : new Tcp(host, tls ? 2376 : 2375, prefix);
        }

        @Override
        public String toString() {
            return "tcp://" + host + (port < 0 ? "" : ":" + port) + prefix;
        }
    }

    /**
     * Reads {@code unix://} and {@code tcp://} addresses.
     *
     * @throws Refusal if the text is of no form that we can use
     */
    static EngineHost parse(String text) throws Refusal {
        int end = text.indexOf("://");
        String scheme = end < 0 ? "" : text.substring(0, end).toLowerCase(Locale.ROOT);
        return switch (scheme) {
            case "unix" -> unix(text, text.substring(end + 3));
            case "tcp" -> tcp(text);
            case "ssh" ->
                throw new Refusal(
                        "'" + text + "' asks for ssh, which is not supported.",
                        "Forward the socket with `ssh -nNT -L /tmp/docker.sock:/var/run/docker.sock <host>` and use"
                                + " unix:///tmp/docker.sock.");
            case "http", "https" ->
                throw new Refusal(
                        "'" + text + "' is not an engine's address.",
                        "Write tcp:// instead of " + scheme + "://, with TLS files where the engine wants TLS.");
            default -> throw new Refusal("'" + text + "' is not an engine's address.", proposal(text));
        };
    }

    private static EngineHost unix(String text, String path) throws Refusal {
        if (!path.startsWith("/") || path.length() == 1 || path.indexOf('\0') >= 0) {
            throw new Refusal(
                    "'" + text + "' does not hold an absolute path.", "Write it as unix:///var/run/docker.sock.");
        }
        return new Unix(Path.of(path));
    }

    private static EngineHost tcp(String text) throws Refusal {
        try {
            URI uri = new URI(text);
            if (uri.getHost() != null && uri.getRawQuery() == null && uri.getRawFragment() == null) {
                String path = uri.getRawPath() == null ? "" : uri.getRawPath();
                return new Tcp(uri.getHost(), uri.getPort(), path.replaceFirst("/+$", ""));
            }
        } catch (URISyntaxException e) {
            throw malformed(text, e.getReason());
        }
        throw malformed(text, "it needs a host and perhaps a port");
    }

    private static Refusal malformed(String text, String why) {
        return new Refusal(
                "'" + text + "' is not an engine's address: " + why + ".", "Write it as tcp://127.0.0.1:2375.");
    }

    private static String proposal(String text) {
        return text.startsWith("/")
                ? "Write it as unix://" + text + "."
                : "Write it as unix:///var/run/docker.sock or tcp://127.0.0.1:2375.";
    }
}
