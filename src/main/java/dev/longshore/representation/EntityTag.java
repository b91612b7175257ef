package dev.longshore.representation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A strong entity tag (RFC 9110, section 8.8.3).
 *
 * @param value as it stands in the {@code ETag} header, quotes included
 */
public record EntityTag(String value) {

    private static final int HASH_BYTES = 16;

    /** The tag of a list: a hash of its representation. */
    public static EntityTag ofList(byte[] representation) {
        return new EntityTag('"' + hash(representation) + '"');
    }

    /**
     * The tag of a list that is put together from items: a hash of their hashes, which are known already, and of the rest.
     */
    static EntityTag ofItems(List<JsonItem> items, @Nullable String next) {
        MessageDigest digest = sha256();
        items.forEach(item -> digest.update(item.hash()));
        if (next != null) {
            digest.update(next.getBytes(StandardCharsets.UTF_8));
        }
        return new EntityTag('"' + HexFormat.of().formatHex(digest.digest(), 0, HASH_BYTES) + '"');
    }

    /** A hash of bytes. */
    static byte[] hashOf(byte[] bytes) {
        return Arrays.copyOf(sha256().digest(bytes), HASH_BYTES);
    }

    /**
     * The tag of a single resource, {@code "<state>.<representation>"}: the part before the dot is what {@code If-Match}
     * compares.
     *
     * @param state what makes up the resource's state, in a fixed order
     */
    public static EntityTag ofResource(List<String> state, byte[] representation) {
        return new EntityTag('"' + stateHash(state) + '.' + hash(representation) + '"');
    }

    /** The tag with something more before its last quote, as of the same thing in another form. */
    EntityTag suffixed(String suffix) {
        return new EntityTag(value.substring(0, value.length() - 1) + suffix + '"');
    }

    /** Whether an {@code If-None-Match} header names this tag and no other; compares weakly. */
    boolean isAloneIn(String ifNoneMatch) {
        return opaque(ifNoneMatch.strip()).equals(value);
    }

    private static String opaque(String tag) {
        return tag.startsWith("W/") ? tag.substring(2) : tag;
    }

    /**
     * Whether an {@code If-None-Match} header names this tag, or any ({@code *}). Compares weakly, as RFC 9110 section
     * 13.1.2 asks.
     */
    public boolean isNamedIn(String ifNoneMatch) {
        for (String candidate : ifNoneMatch.split(",", -1)) {
            String tag = candidate.strip();
            if (tag.equals("*") || opaque(tag).equals(value)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether an {@code If-Match} header names this state of a resource, or any ({@code *}): it compares the part before the
     * dot. Compares strongly, as RFC 9110 section 13.1.1 asks, so a weak tag names nothing.
     */
    public static boolean isStateNamedIn(String ifMatch, List<String> state) {
        String wanted = stateHash(state);
        return Stream.of(ifMatch.split(",", -1))
                .map(String::strip)
                .anyMatch(tag -> tag.equals("*") || stateOf(tag).equals(wanted));
    }

    private static String stateOf(String tag) {
        int dot = tag.indexOf('.');
        return tag.startsWith("\"") && tag.endsWith("\"") && dot > 0 ? tag.substring(1, dot) : "";
    }

    private static String stateHash(List<String> state) {
        return hash(String.join("\n", state).getBytes(StandardCharsets.UTF_8));
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(hashOf(bytes));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
