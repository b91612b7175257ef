package dev.longshore.inventory;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what viewers may not see of a Dockerfile's instruction: the values of environment variables and of build arguments.
 * Values stand there unquoted, with blanks and equals signs, so everything is hidden that could be part of one: a command
 * behind build arguments is shown only where they and the shell before it are told apart for certain.
 */
public final class Instruction {

    private static final String HIDDEN = "***";

    /** {@code ENV A=b c=d}, {@code ARG A=b}, {@code /bin/sh -c #(nop)  ENV A=b}; the name may be apart by a blank. */
    private static final Pattern VARIABLE = Pattern.compile(
            "^(?<head>(?:.*?#\\(nop\\))??\\s*+(?:ONBUILD\\s++)?(?:ENV|ARG)\\s++[^\\s=]*+)[\\s=].*$",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    /** {@code RUN |2 A=b C=d /bin/sh -c make}: build arguments before the command. */
    private static final Pattern ARGUMENTS = Pattern.compile(
            "^(?<head>\\s*+(?:RUN\\s++)?\\|(?<count>\\d++)\\s)(?<arguments>(?:[^\\s=]++=\\S*+ )*+)(?<command>.*)$",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private static final String SHELL = "/bin/sh -c ";
    private static final String OPTION = " -c ";

    private Instruction() {}

    /** The instruction, as {@code ENV A=***} or {@code RUN |1 *** /bin/sh -c make}; another one as it is. */
    public static String masked(String createdBy) {
        Matcher arguments = ARGUMENTS.matcher(createdBy);
        if (arguments.matches()) {
            return withoutArguments(arguments);
        }
        Matcher variable = VARIABLE.matcher(createdBy);
        return variable.matches() ? variable.group("head") + "=" + HIDDEN : createdBy;
    }

    private static String withoutArguments(Matcher line) {
        boolean told = line.group("count").equals(Long.toString(count(line.group("arguments"))));
        String command = line.group("command");
        return line.group("head") + HIDDEN + (told && isCommand(command) ? " " + command : "");
    }

    private static long count(String arguments) {
        return arguments.chars().filter(c -> c == ' ').count();
    }

    /** With a second {@code -c} the first could be part of a value, before another shell. */
    private static boolean isCommand(String text) {
        return text.startsWith(SHELL) && text.indexOf(OPTION, SHELL.length() - 1) < 0;
    }
}
