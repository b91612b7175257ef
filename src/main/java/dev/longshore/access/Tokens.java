package dev.longshore.access;

import java.util.Optional;

/** Finds out whose a bearer token is. */
public interface Tokens {

    /**
     * The caller to whom the token was given; empty if it was given to nobody or was withdrawn. Only hashes are compared,
     * in constant time.
     *
     * @param token the token as it came in the {@code Authorization} header, without the scheme
     */
    Optional<Caller> callerOf(String token);
}
