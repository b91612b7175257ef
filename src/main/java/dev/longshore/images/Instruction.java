package dev.longshore.images;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what viewers may not see of an instruction in a history: the values of environment variables and of build
 * arguments. Values can hold blanks and equals signs unquoted, so from the first of them on everything is hidden that could be
 * part of one.
 */
final class Instruction {

    private static final String HIDDEN = "***";

    /** {@code ENV A=b c=d}, {@code ARG A=b}, {@code /bin/sh -c #(nop)  ENV A=b}; the name may be apart by a blank. */
    private static final Pattern VARIABLE =
            Pattern.compile("^(?<head>(?:/bin/sh -c #\\(nop\\)\\s+)?(?:ENV|ARG)\\s+[^\\s=]+)[\\s=].*$", Pattern.DOTALL);

    /** {@code RUN |2 A=b C=d /bin/sh -c make}: build arguments before the command. */
    private static final Pattern ARGUMENTS =
            Pattern.compile("^(?<head>(?:RUN )?\\|\\d+ ).*(?<command> /bin/sh -c .*)$", Pattern.DOTALL);

    private static final Pattern OTHER_ARGUMENTS = Pattern.compile("^(?<head>(?:RUN )?\\|\\d+ ).*$", Pattern.DOTALL);

    private Instruction() {}

    static String masked(String createdBy) {
        Matcher variable = VARIABLE.matcher(createdBy);
        if (variable.matches()) {
            return variable.group("head") + "=" + HIDDEN;
        }
        Matcher arguments = ARGUMENTS.matcher(createdBy);
        if (arguments.matches()) {
            return arguments.group("head") + HIDDEN + arguments.group("command");
        }
        Matcher other = OTHER_ARGUMENTS.matcher(createdBy);
        return other.matches() ? other.group("head") + HIDDEN : createdBy;
    }
}
