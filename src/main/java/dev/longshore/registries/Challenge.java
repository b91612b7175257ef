package dev.longshore.registries;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a registry wants to be told who we are ({@code WWW-Authenticate}, RFC 9110 section 11.6.1).
 *
 * @param scheme in lower case, {@code basic} or {@code bearer}
 * @param parameters by their names in lower case
 */
record Challenge(String scheme, Map<String, String> parameters) {

    private static final Pattern PARAMETER =
            Pattern.compile("([A-Za-z0-9_-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

    /** The first challenge that we know an answer to: of a token before a password. */
    static Optional<Challenge> of(List<String> headers) {
        return one(headers, "bearer").or(() -> one(headers, "basic"));
    }

    private static Optional<Challenge> one(List<String> headers, String scheme) {
        return headers.stream()
                .map(String::strip)
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(scheme))
                .findFirst()
                .map(header -> new Challenge(scheme, parameters(header)));
    }

    private static Map<String, String> parameters(String header) {
        Map<String, String> parameters = new HashMap<>();
        Matcher each = PARAMETER.matcher(header);
        while (each.find()) {
            String quoted = each.group(2);
            String value = quoted == null ? each.group(3) : quoted.replaceAll("\\\\(.)", "$1");
            parameters.putIfAbsent(each.group(1).toLowerCase(Locale.ROOT), value);
        }
        return Map.copyOf(parameters);
    }

    boolean isBearer() {
        return scheme.equals("bearer");
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }
}
