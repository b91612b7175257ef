package dev.longshore.registries;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.longshore.engine.RegistryLogin;
import dev.longshore.problem.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Gets tokens where a registry says (distribution, {@code docs/spec/auth}) and keeps them while they hold. */
@Component
class TokenDesk {

    private static final int MOST_TOKENS = 1000;
    private static final int MOST_BYTES = 64 * 1024;
    private static final int USUAL_SECONDS = 60;
    private static final int MOST_SECONDS = 3600;
    private static final int MARGIN_SECONDS = 10;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final Wire wire;
    private final Bounds bounds;
    private final RateLimits limits;
    private final Clock clock;
    private final Cache<Key, Token> tokens =
            Caffeine.newBuilder().maximumSize(MOST_TOKENS).build();

    private record Key(RegistryHost host, @Nullable RegistryLogin login, String scope) {}

    private record Token(String text, Instant until) {

        @Override
        public String toString() {
            return "Token";
        }
    }

    TokenDesk(Wire wire, Bounds bounds, RateLimits limits, Clock clock) {
        this.wire = wire;
        this.bounds = bounds;
        this.limits = limits;
        this.clock = clock;
    }

    /** A token that was got before and still holds. */
    Optional<String> known(RegistryTarget target, Ask ask) {
        return Optional.ofNullable(tokens.getIfPresent(key(target, ask)))
                .filter(token -> clock.instant().isBefore(token.until()))
                .map(Token::text);
    }

    private static Key key(RegistryTarget target, Ask ask) {
        return new Key(target.host(), target.login(), ask.scope());
    }

    /**
     * A new token.
     *
     * @throws Failure {@code registry-auth-required}, {@code registry-auth-failed}, {@code registry-failed} if the realm is
     *     none where we go, or as for any request
     */
    String fetch(RegistryTarget target, Ask ask, Challenge challenge, Deadline deadline) throws IOException {
        RegistryFailures failures = new RegistryFailures(target.host(), ask.subject());
        URI realm = realm(target, challenge, failures);
        Wire.Reply reply = wire.send(question(target, ask, challenge, realm, deadline));
        switch (reply.status()) {
            case 429 -> throw limits.limit(target.host(), reply.header("Retry-After"));
            case 400, 401, 403 -> throw target.login() == null ? failures.authRequired() : failures.authFailed();
            default -> {
                if (!reply.isWell()) {
                    throw failures.failed("sends for tokens to " + realm.getHost() + ", which answered with status "
                            + reply.status());
                }
            }
        }
        Token token = token(reply, failures);
        tokens.put(key(target, ask), token);
        return token.text();
    }

    private URI realm(RegistryTarget target, Challenge challenge, RegistryFailures failures) {
        try {
            URI realm = URI.create(challenge.parameter("realm"));
            if (bounds.allows(target, realm)) {
                return realm;
            }
        } catch (IllegalArgumentException _) {
            // the same as a realm where we do not go
        }
        throw failures.failed("sends for tokens to a place where Longshore does not go for it: it has to be https, and"
                + " no private or link-local address of a public registry");
    }

    private static Wire.Question question(
            RegistryTarget target, Ask ask, Challenge challenge, URI realm, Deadline deadline) {
        RegistryLogin login = target.login();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("service", challenge.parameter("service"));
        fields.put("scope", ask.scope().isEmpty() ? challenge.parameter("scope") : ask.scope());
        boolean itself = target.host().name().equalsIgnoreCase(realm.getHost());
        Trust trust = itself ? target.trust() : target.trustElsewhere();
        if (login != null && login.identityToken() != null) {
            fields.put("client_id", "longshore");
            fields.put("grant_type", "refresh_token");
            fields.put("refresh_token", login.identityToken());
            Map<String, String> headers = Map.of("Content-Type", "application/x-www-form-urlencoded");
            return new Wire.Question("POST", realm, trust, headers, form(fields), MOST_BYTES, deadline.left());
        }
        Map<String, String> headers = login == null ? Map.of() : Map.of("Authorization", basic(login));
        return new Wire.Question("GET", with(realm, form(fields)), trust, headers, null, MOST_BYTES, deadline.left());
    }

    /** User and password as RFC 7617 has them. */
    static String basic(RegistryLogin login) {
        String both = login.user() + ":" + login.password();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
    }

    private static URI with(URI realm, String query) {
        String text = realm.toString().replaceFirst("#.*$", "");
        return URI.create(text + (realm.getRawQuery() == null ? "?" : "&") + query);
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .filter(field -> !field.getValue().isEmpty())
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private Token token(Wire.Reply reply, RegistryFailures failures) {
        try {
            JsonNode json = MAPPER.readTree(reply.body());
            String text = json.path("token").asString(json.path("access_token").asString(""));
            if (text.matches("[\\x21-\\x7e]+")) {
                long seconds = Math.clamp(json.path("expires_in").asLong(USUAL_SECONDS), 0, MOST_SECONDS);
                return new Token(text, clock.instant().plusSeconds(seconds - MARGIN_SECONDS));
            }
        } catch (JacksonException _) {
            // the same as JSON without a token: its text must not show up in a message
        }
        throw failures.failed("sends for tokens to a place that answers something else");
    }
}
