package dev.longshore.engine.docker;

import dev.longshore.engine.RegistryLogin;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of an engine's words what nobody else may read: user and password of URLs, their queries, in which storage
 * behind registries is sent its signatures, and the secrets of the login.
 */
final class Redaction {

    private static final Pattern USER_OF_URL = Pattern.compile("(?<=://)[^/@\\s\"]*@");
    private static final Pattern QUERY_OF_URL = Pattern.compile("(://[^?\\s\"]+\\?)[^\\s\"]+");
    private static final String HIDDEN = "***";

    private final List<String> secrets;

    Redaction(@Nullable RegistryLogin login) {
        secrets = login == null
                ? List.of()
                : Stream.of(login.password(), login.identityToken())
                        .filter(Objects::nonNull)
                        .filter(secret -> !secret.isEmpty())
                        .toList();
    }

    String of(String message) {
        String text = USER_OF_URL.matcher(message).replaceAll("");
        text = QUERY_OF_URL.matcher(text).replaceAll("$1" + HIDDEN);
        for (String secret : secrets) {
            text = text.replace(secret, HIDDEN);
        }
        return text;
    }
}
