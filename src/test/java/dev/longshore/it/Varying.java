package dev.longshore.it;

import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Puts words in place of what differs from run to run and from machine to machine, so that the rest can be compared.
 *
 * @param fixed ids and times that are the same everywhere, and so stay
 */
record Varying(Set<String> fixed) {

    private static final Pattern ID = Pattern.compile("\\b(?:[0-9a-f]{64}|[0-9a-f]{12})\\b");
    private static final Pattern REQUEST =
            Pattern.compile("\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");
    private static final Pattern TIME = Pattern.compile("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?Z");
    private static final Pattern AGE =
            Pattern.compile("(?:Less than a|About an?|\\d+) (?:second|minute|hour|day|week|month|year)s?\\b(?: ago)?");
    /** What an engine says of itself, and how long ago it was asked. */
    private static final Pattern ENGINE =
            Pattern.compile("(\"(?:engine|api|minApi|negotiated|ageSeconds|revision|os|architecture)\": )[^,\\n]+");
    /** It is the machine's own busybox that is imported. */
    private static final Pattern BUSYBOX_SIZE = Pattern.compile("(?m)^(busybox .* )[0-9.]+[kM]?B$");

    private static final Pattern RECLAIMED = Pattern.compile("(\"reclaimedBytes\":)\\d+");
    /** A table's columns are as wide as what stands in them. */
    private static final Pattern GAP = Pattern.compile("(?<=\\S) {2,}");

    private static final Pattern LINE_END = Pattern.compile("(?m) +$");

    /** The text, ready to be compared with another one that was made ready. */
    String comparable(String text) {
        String plain = REQUEST.matcher(LINE_END.matcher(text).replaceAll("")).replaceAll("<request id>");
        plain = ID.matcher(plain).replaceAll(id -> fixed(id) ? id.group() : "<id>");
        plain = TIME.matcher(plain).replaceAll(time -> fixed(time) ? time.group() : "<time>");
        plain = ENGINE.matcher(AGE.matcher(plain).replaceAll("<age>")).replaceAll("$1<varies>");
        plain = RECLAIMED.matcher(plain).replaceAll("$1<size>");
        return BUSYBOX_SIZE
                .matcher(GAP.matcher(plain).replaceAll("  "))
                .replaceAll("$1<size>")
                .stripTrailing();
    }

    private boolean fixed(MatchResult match) {
        return fixed.stream().anyMatch(each -> each.startsWith(match.group()));
    }
}
