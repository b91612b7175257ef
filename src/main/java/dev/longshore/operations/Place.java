package dev.longshore.operations;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where in a list of operations, newest first, a page begins: behind one of this moment and id, there or not. */
public record Place(long askedAtMillis, String id) {

    private static final Pattern TEXT = Pattern.compile("([0-9]{1,15}) ([0-9a-f-]{1,40})");

    /** Behind this operation. */
    public static Place behind(Operation operation) {
        return new Place(operation.askedAt().toEpochMilli(), operation.id());
    }

    /** The place that {@link #text} wrote; empty if it did not. */
    public static Optional<Place> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.ISO_8859_1));
            Matcher parts = TEXT.matcher(new String(bytes, StandardCharsets.ISO_8859_1));
            return parts.matches()
                    ? Optional.of(new Place(Long.parseLong(parts.group(1)), parts.group(2)))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Opaque text for callers. */
    public String text() {
        byte[] bytes = (askedAtMillis + " " + id).getBytes(StandardCharsets.ISO_8859_1);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
