package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.access.Tokens;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Whose the bearer token of an {@code Authorization} header is (RFC 6750, section 2.1). */
@Component
final class BearerTokens {

    private static final Pattern BEARER = Pattern.compile("bearer +(\\S{1,512})", Pattern.CASE_INSENSITIVE);

    private final Tokens tokens;

    BearerTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The caller; empty if the header has no token, or one that is nobody's. */
    Optional<Caller> callerOf(String header) {
        Matcher bearer = BEARER.matcher(header.strip());
        return bearer.matches() ? tokens.callerOf(bearer.group(1)) : Optional.empty();
    }
}
