package dev.longshore.representation;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the value of a query parameter, or refuses it saying what is accepted.
 *
 * @param name the parameter's name
 */
public record Parameter(String name) {

    private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,9}");

    private static final int DATE_LENGTH = "2026-01-31".length();

    /**
     * A truth value, {@code true} or {@code false} and nothing else.
     *
     * @return null if the text is null
     * @throws Invalid {@code invalid-parameter}
     */
    public @Nullable Boolean bool(@Nullable String text) {
        return switch (text) {
            case null -> null;
            case "true" -> true;
            case "false" -> false;
            default -> throw refuse(text, List.of("true", "false"));
        };
    }

    /**
     * A whole number in decimal digits.
     *
     * @return null if the text is null
     * @throws Invalid {@code invalid-parameter}
     */
    public @Nullable Integer integer(@Nullable String text, int least, int most) {
        if (text == null) {
            return null;
        }
        List<String> accepted = List.of(least + " to " + most);
        int number = parse(text, accepted);
        if (number < least || number > most) {
            throw refuse(text, accepted);
        }
        return number;
    }

    private int parse(String text, List<String> accepted) {
        if (!WHOLE_NUMBER.matcher(text).matches()) {
            throw refuse(text, accepted);
        }
        return Integer.parseInt(text);
    }

    /**
     * A moment: RFC 3339 with any offset, or a date alone, which is its first moment in UTC. A blank where the offset's sign
     * should be is taken for the {@code +} that a query string turns into one.
     *
     * @return null if the text is null
     * @throws Invalid {@code invalid-parameter}
     */
    public @Nullable Instant moment(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException e) {
            throw refuse(
                    text,
                    List.of("RFC 3339 with an offset, as 2026-01-31T15:04:05Z", "a date, as 2026-01-31, 00:00 UTC"));
        }
    }

    /**
     * One of these words.
     *
     * @throws Invalid {@code invalid-parameter}
     */
    public String word(String text, List<String> words) {
        if (!words.contains(text)) {
            throw refuse(text, words);
        }
        return text;
    }

    /** The failure of a value that is not accepted. */
    public Failure refuse(String value, List<String> accepted) {
        String detail = name + " does not accept '" + value + "'. Accepted: " + String.join(", ", accepted) + ".";
        return new Invalid(ProblemType.INVALID_PARAMETER, detail)
                .with("parameter", name)
                .with("value", value)
                .with("accepted", accepted);
    }
}
