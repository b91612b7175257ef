package dev.longshore.reference;

/** What a registry's host and port look like, after {@code regexp.go} of {@code distribution/reference} 0.6.0. */
final class DomainRule {
    private DomainRule() {}

    /** Whether the text is a host name, an IPv4 address or an IPv6 address in brackets, with or without a port. */
    static boolean accepts(String text) {
        int hostEnd = text.startsWith("[") ? text.indexOf(']') + 1 : firstColonOrEnd(text);
        String host = text.substring(0, hostEnd);
        return isPortOrNothing(text.substring(hostEnd)) && (isBracketed(host) || isHostName(host));
    }

    private static int firstColonOrEnd(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text.length() : colon;
    }

    private static boolean isPortOrNothing(String text) {
        return text.isEmpty()
                || (text.charAt(0) == ':'
                        && text.length() > 1
                        && text.chars().skip(1).allMatch(Text::isDigit));
    }

    private static boolean isBracketed(String host) {
        return host.length() > 2
                && host.charAt(0) == '['
                && host.substring(1, host.length() - 1).chars().allMatch(c -> Text.isHex(c) || c == ':');
    }

    private static boolean isHostName(String host) {
        int start = 0;
        for (int dot = host.indexOf('.'); dot >= 0; dot = host.indexOf('.', start)) {
            if (!isLabel(host.substring(start, dot))) {
                return false;
            }
            start = dot + 1;
        }
        return isLabel(host.substring(start));
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && Text.isAlphanumeric(label.charAt(0))
                && Text.isAlphanumeric(label.charAt(label.length() - 1))
                && label.chars().allMatch(c -> Text.isAlphanumeric(c) || c == '-');
    }
}
