package dev.longshore.store;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.problem.BadSetting;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the tokens of the configuration and refuses those that cannot be meant. */
final class ConfiguredTokens {

    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]{0,62}";

    private ConfiguredTokens() {}

    /**
     * The callers by the hash of their token.
     *
     * @param taken names that the store uses already
     * @throws BadSetting naming the property
     */
    static Map<TokenHash, Caller> read(List<TokenProperties.Entry> entries, Set<String> taken) {
        Map<TokenHash, Caller> callers = new LinkedHashMap<>();
        Set<String> names = new HashSet<>(taken);
        for (int n = 0; n < entries.size(); n++) {
            String property = "longshore.security.tokens[" + n + "]";
            Caller caller = caller(property, entries.get(n));
            if (!names.add(caller.name())) {
                throw bad(
                        property + ".name", "another token is called " + caller.name(), "Give each a name of its own.");
            }
            if (callers.putIfAbsent(hash(property, entries.get(n).sha256()), caller) != null) {
                throw bad(property + ".sha256", "another token has the same hash", "Give each caller its own token.");
            }
        }
        return callers;
    }

    private static Caller caller(String property, TokenProperties.Entry entry) {
        String name = entry.name();
        if (name == null || !name.matches(NAME)) {
            throw bad(
                    property + ".name", "is missing or no name", "Use 1 to 63 of A-Z a-z 0-9 . _ -, such as grafana.");
        }
        String role = entry.role() == null ? "" : entry.role();
        return Role.ofWord(role)
                .map(known -> new Caller(name, known))
                .orElseThrow(() -> bad(property + ".role", "is no role", "Use viewer, operator or admin."));
    }

    private static TokenHash hash(String property, @Nullable String hex) {
        if (hex == null || !TokenHash.isHex(hex)) {
            throw bad(
                    property + ".sha256",
                    "is not 64 hex digits",
                    "Set it to the output of: printf %s \"$TOKEN\" | sha256sum | cut -d' ' -f1");
        }
        return TokenHash.ofHex(hex);
    }

    private static BadSetting bad(String property, String what, String remedy) {
        return new BadSetting(property, what, remedy, null);
    }
}
