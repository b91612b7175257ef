package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.access.Tokens;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whose the bearer token of an {@code Authorization} header is (RFC 6750, section 2.1). */
@Component
final class BearerTokens {

    private static final String SCHEME = "bearer ";
    private static final int LONGEST = 512;

    private final Tokens tokens;

    BearerTokens(Tokens tokens) {
        this.tokens = tokens;
    }

    /** The caller; empty if the header has no token, or one that is nobody's. */
    Optional<Caller> callerOf(String header) {
        String text = header.strip();
        if (!text.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        int start = SCHEME.length();
        while (text.charAt(start) == ' ') {
            start++;
        }
        String token = text.substring(start);
        return isToken(token) ? tokens.callerOf(token) : Optional.empty();
    }

    /** A loop, as this is done for every request. */
    private static boolean isToken(String text) {
        if (text.length() > LONGEST) {
            return false;
        }
        for (int n = 0; n < text.length(); n++) {
            if (Character.isWhitespace(text.charAt(n))) {
                return false;
            }
        }
        return true;
    }
}
