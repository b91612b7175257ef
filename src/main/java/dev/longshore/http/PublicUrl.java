package dev.longshore.http;

import dev.longshore.problem.BadSetting;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** {@code longshore.public-url}, checked. */
@Component
final class PublicUrl {

    private final Optional<URI> url;

    /** @throws BadSetting if it is no absolute http or https URL */
    PublicUrl(HttpProperties properties) {
        url = Optional.ofNullable(properties.publicUrl())
                .filter(text -> !text.isBlank())
                .map(PublicUrl::parse);
    }

    /** What links start with, without a slash at the end. */
    Optional<String> base() {
        return url.map(URI::toString);
    }

    Optional<String> host() {
        return url.map(URI::getHost);
    }

    private static URI parse(String text) {
        try {
            URI uri = new URI(text.strip().replaceFirst("/+$", ""));
            boolean http = "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
            if (http && uri.getHost() != null && uri.getRawUserInfo() == null && uri.getRawQuery() == null) {
                return uri;
            }
            throw bad(null);
        } catch (URISyntaxException e) {
            throw bad(e);
        }
    }

    private static BadSetting bad(@Nullable Exception cause) {
        return new BadSetting(
                "longshore.public-url",
                "is no http or https URL of a host and, if any, a path",
                "Set it to where callers reach the service, such as https://ci.example.org/tools/docker.",
                cause);
    }
}
