package dev.longshore.reference;

import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the person may have meant: the same text in lower case, without blanks around it or a scheme before it. */
final class Proposal {
    private static final Pattern SCHEME = Pattern.compile("^(?:https?|docker)://", Pattern.CASE_INSENSITIVE);

    private Proposal() {}

    /** The first variant that is accepted, or null. */
    static @Nullable String insteadOf(String text, Predicate<String> accepted) {
        if (text.length() > ReferenceParser.LONGEST_TEXT) {
            return null;
        }
        String bare = SCHEME.matcher(text.strip()).replaceFirst("");
        return Stream.of(bare, lowerCaseButTag(bare), Text.lowerCase(bare))
                .filter(accepted)
                .findFirst()
                .orElse(null);
    }

    /** Upper case is allowed in tags and stays there. */
    private static String lowerCaseButTag(String text) {
        int from = text.lastIndexOf('/') + 1;
        int at = text.indexOf('@', from);
        int end = at < 0 ? text.length() : at;
        int colon = text.indexOf(':', from);
        int tag = colon < 0 || colon > end ? end : colon;
        return Text.lowerCase(text.substring(0, tag)) + text.substring(tag, end) + Text.lowerCase(text.substring(end));
    }
}
