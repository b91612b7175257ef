package dev.longshore.representation;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Texts;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The preference {@code wait} of a request (RFC 7240): how long it wants to wait for the end. */
public final class Prefer {

    /** The header that carries it. */
    public static final String HEADER = "Prefer";

    /** The header that says which preference was followed. */
    public static final String APPLIED = "Preference-Applied";

    private static final int MOST_SECONDS = 300;

    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;])\\s*wait\\s*=\\s*\"?([^,;\"]*)\"?");
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,9}");

    private Prefer() {}

    /**
     * How long to wait, at most 300 s; empty if the request does not say. Other preferences are not ours.
     *
     * @param header as it came, null if it did not
     * @throws Invalid {@code invalid-parameter} if it is no number of seconds
     */
    public static Optional<Duration> waiting(@Nullable String header) {
        Matcher wait = WAIT.matcher(header == null ? "" : header);
        if (!wait.find()) {
            return Optional.empty();
        }
        String seconds = wait.group(1).strip();
        if (!SECONDS.matcher(seconds).matches()) {
            throw refused(seconds);
        }
        return Optional.of(Duration.ofSeconds(Math.min(MOST_SECONDS, Integer.parseInt(seconds))));
    }

    /** What to say of a wait that was followed. */
    public static String applied(Duration wait) {
        return "wait=" + wait.toSeconds();
    }

    private static Invalid refused(String seconds) {
        Invalid refused = new Invalid(
                ProblemType.INVALID_PARAMETER,
                "Prefer: wait= takes a number of seconds, and not " + Texts.shown(seconds) + ".");
        refused.with("parameter", HEADER)
                .with("value", Texts.cut(seconds))
                .with("accepted", List.of("wait=0 to wait=" + MOST_SECONDS));
        return refused;
    }
}
