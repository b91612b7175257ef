package dev.longshore.operations;

import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Texts;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends to be able to send a request twice and have it done once (draft-ietf-httpapi-idempotency-key-header).
 *
 * @param text the key, of one caller
 * @param fingerprint tells requests apart without keeping what they say
 */
public record IdempotencyKey(String text, String fingerprint) {

    /** The header that carries it. */
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern TEXT = Pattern.compile("\"?([\\x21\\x23-\\x7e]{1,255})\"?");

    /**
     * The key of a request.
     *
     * @param header as it came, with or without quotes; null if it did not
     * @param request all that makes the request another one
     * @return null without a header
     * @throws Invalid {@code invalid-parameter} if it is none
     */
    public static @Nullable IdempotencyKey of(@Nullable String header, List<?> request) {
        if (header == null) {
            return null;
        }
        var matcher = TEXT.matcher(header.strip());
        if (!matcher.matches()) {
            throw refused(header);
        }
        return new IdempotencyKey(matcher.group(1), fingerprint(request.toString()));
    }

    private static Invalid refused(String header) {
        Invalid refused = new Invalid(
                ProblemType.INVALID_PARAMETER,
                HEADER + " has to be 1 to 255 visible ASCII characters, such as a UUID made for this request.");
        refused.with("parameter", HEADER)
                .with("value", Texts.cut(header))
                .with("accepted", List.of("1 to 255 visible ASCII characters"));
        return refused;
    }

    private static String fingerprint(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
