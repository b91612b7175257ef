package dev.longshore.access;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a caller may do; each role may do what those before it may. */
public enum Role {
    /** Reads, with the values of environment variables masked. */
    VIEWER,
    /** Changes images and containers, reads everything. */
    OPERATOR,
    /** Forces, and administers the service. */
    ADMIN;

    /** The role of this lower-case word: {@code viewer}, {@code operator} or {@code admin}. */
    public static Optional<Role> ofWord(String word) {
        return Stream.of(values()).filter(role -> role.word().equals(word)).findFirst();
    }

    /** The role's lower-case word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether this role may do what {@code required} may. */
    public boolean covers(Role required) {
        return compareTo(required) >= 0;
    }
}
