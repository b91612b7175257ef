package dev.longshore.registries;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.longshore.engine.RegistryLogin;
import dev.longshore.problem.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks registries, logs in where they want it, and goes only where {@link Bounds} allows. */
@Component
class RegistryCalls {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_REDIRECTS = 5;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);

    private final Wire wire;
    private final Bounds bounds;
    private final RateLimits limits;
    private final TokenDesk tokens;
    private final Duration connect;

    /** Those of which we know that they speak plain HTTP. */
    private final Cache<RegistryHost, Boolean> plain =
            Caffeine.newBuilder().maximumSize(1000).expireAfterWrite(REMEMBERED).build();

    RegistryCalls(Wire wire, Bounds bounds, RateLimits limits, TokenDesk tokens, RegistryProperties properties) {
        this.wire = wire;
        this.bounds = bounds;
        this.limits = limits;
        this.tokens = tokens;
        this.connect = properties.connect();
    }

    /**
     * What a registry answered.
     *
     * @param reply of any status but 401 and 429
     * @param secure whether it came over TLS
     * @param loggedIn whether it was told who we are
     */
    record Answered(Wire.Reply reply, boolean secure, boolean loggedIn) {}

    /**
     * Asks.
     *
     * @throws Failure {@code registry-unreachable}, {@code registry-tls}, {@code registry-auth-required}, {@code
     *     registry-auth-failed}, {@code registry-denied-or-not-found}, {@code registry-rate-limited}, {@code
     *     registry-failed}
     */
    Answered ask(RegistryTarget target, Ask ask, Deadline deadline) {
        bounds.check(target);
        limits.check(target.host());
        try {
            return spoken(target, ask, deadline);
        } catch (IOException e) {
            throw new RegistryFailures(target.host(), ask.subject()).of(e);
        }
    }

    /** As engines do it: TLS first, then plain HTTP where that is allowed. */
    private Answered spoken(RegistryTarget target, Ask ask, Deadline deadline) throws IOException {
        if (target.plain() && plain.getIfPresent(target.host()) == null) {
            try {
                return authorized(target, ask, "https", deadline.atMost(connect.plus(connect)));
            } catch (Wire.TooLong e) {
                throw e;
            } catch (IOException e) {
                if (deadline.left().isZero()) {
                    throw e;
                }
            }
        }
        if (!target.plain()) {
            return authorized(target, ask, "https", deadline);
        }
        Answered answered = authorized(target, ask, "http", deadline);
        plain.put(target.host(), true);
        return answered;
    }

    private Answered authorized(RegistryTarget target, Ask ask, String scheme, Deadline deadline) throws IOException {
        URI uri = URI.create(scheme + "://" + target.host().authority() + ask.path());
        String authorization =
                tokens.known(target, ask).map(token -> "Bearer " + token).orElse(null);
        Wire.Reply reply = followed(target, ask, uri, authorization, deadline);
        if (reply.status() == 401) {
            authorization = authorization(target, ask, reply, deadline);
            reply = followed(target, ask, uri, authorization, deadline);
            if (reply.status() == 401) {
                throw refused(target, ask, authorization);
            }
        }
        limits.passed(target.host());
        return new Answered(reply, scheme.equals("https"), authorization != null && target.login() != null);
    }

    private String authorization(RegistryTarget target, Ask ask, Wire.Reply reply, Deadline deadline)
            throws IOException {
        RegistryFailures failures = new RegistryFailures(target.host(), ask.subject());
        RegistryLogin login = target.login();
        Optional<Challenge> challenge = Challenge.of(reply.headers().allValues("WWW-Authenticate"));
        if (challenge.filter(Challenge::isBearer).isPresent()) {
            return "Bearer " + tokens.fetch(target, ask, challenge.get(), deadline);
        }
        if (login == null) {
            throw failures.authRequired();
        }
        if (challenge.isEmpty() || login.password() == null) {
            throw failures.failed("wants to be logged in to in a way that the configured credentials are none for");
        }
        return TokenDesk.basic(login);
    }

    /** With a token the credentials are good, and only do not reach as far. */
    private static Failure refused(RegistryTarget target, Ask ask, String authorization) {
        RegistryFailures failures = new RegistryFailures(target.host(), ask.subject());
        if (target.login() == null) {
            return failures.authRequired();
        }
        return authorization.startsWith("Bearer ") && ask.subject() != null
                ? failures.deniedOrNotFound()
                : failures.authFailed();
    }

    private Wire.Reply followed(
            RegistryTarget target, Ask ask, URI uri, @Nullable String authorization, Deadline deadline)
            throws IOException {
        URI at = uri;
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            Wire.Reply reply = wire.send(question(target, ask, at, isSame(at, uri) ? authorization : null, deadline));
            if (reply.status() == 429) {
                throw limits.limit(target.host(), reply.header("Retry-After"));
            }
            Optional<String> location = reply.header("Location").filter(to -> REDIRECTS.contains(reply.status()));
            if (location.isEmpty()) {
                return reply;
            }
            at = next(target, at, location.get());
        }
        throw new RegistryFailures(target.host(), ask.subject()).failed("sends Longshore in circles");
    }

    private static Wire.Question question(
            RegistryTarget target, Ask ask, URI at, @Nullable String authorization, Deadline deadline)
            throws HttpTimeoutException {
        Map<String, String> headers = new HashMap<>(Map.of("Accept", ask.accept()));
        if (authorization != null) {
            headers.put("Authorization", authorization);
        }
        boolean itself = target.host().name().equalsIgnoreCase(at.getHost());
        Trust trust = itself ? target.trust() : target.trustElsewhere();
        return new Wire.Question(ask.method(), at, trust, headers, null, ask.mostBytes(), deadline.left());
    }

    /** Whether credentials that are for the one may go to the other. */
    private static boolean isSame(URI one, URI other) {
        return origin(one).equals(origin(other));
    }

    private static List<Object> origin(URI uri) {
        return List.of(uri.getScheme(), String.valueOf(uri.getHost()), uri.getPort());
    }

    private URI next(RegistryTarget target, URI from, String location) {
        try {
            URI to = from.resolve(location);
            if (bounds.allows(target, to)) {
                return to;
            }
        } catch (IllegalArgumentException _) {
            // the same as a place where we do not go
        }
        throw new RegistryFailures(target.host(), null)
                .failed("sends Longshore on to a place where it does not go for it");
    }
}
