package dev.longshore.engine.docker;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recognises what an engine says of a registry, in the words of moby, containerd and Go's {@code net/http}. */
final class RegistryTexts {

    private static final Pattern STATUS = Pattern.compile(
            "(?i)unexpected (?:HTTP )?status(?: code)?(?: from \\w+ request to \\S+)?:? (?<status>\\d{3})\\b"
                    + "|error parsing HTTP (?<parsed>\\d{3}) response body");

    /** To be asked before {@link #NOT_REACHED}: the engine tries plain HTTP after TLS has failed, and tells both. */
    private static final Pattern NOT_TRUSTED =
            Pattern.compile("x509:|tls: failed|remote error: tls|certificate signed by");

    private static final Pattern NOT_REACHED = Pattern.compile(
            "no such host|connection refused|connection reset|no route to host|network is unreachable|server misbehaving"
                    + "|i/o timeout|TLS handshake timeout|Client\\.Timeout|context deadline exceeded|proxyconnect|\\bEOF\\b");

    private RegistryTexts() {}

    /** The status that the registry answered with, if the engine tells it. */
    static OptionalInt status(String message) {
        Matcher matcher = STATUS.matcher(message);
        if (!matcher.find()) {
            return OptionalInt.empty();
        }
        String status = matcher.group("status");
        return OptionalInt.of(Integer.parseInt(status == null ? matcher.group("parsed") : status));
    }

    /** Whether the registry's certificate is not trusted. */
    static boolean isNotTrusted(String message) {
        return NOT_TRUSTED.matcher(message).find();
    }

    /** Whether the registry was not reached, or no longer. */
    static boolean isNotReached(String message) {
        return NOT_REACHED.matcher(message).find();
    }
}
