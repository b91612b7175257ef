package dev.longshore.reference;

/**
 * A full container id.
 *
 * @param hex 64 lower-case hex digits
 */
public record ContainerId(String hex) implements Comparable<ContainerId> {
    private static final int SHORTENED = 12;

    /** @throws InvalidReference if the text is not 64 lower-case hex digits */
    public ContainerId {
        if (!ImageId.isHex(hex)) {
            throw ImageId.refusal(hex, "A container id");
        }
    }

    /**
     * Reads a full id.
     *
     * @throws InvalidReference if the text is anything else, a prefix of an id included
     */
    public static ContainerId parse(String text) {
        return new ContainerId(text);
    }

    /** The first 12 digits, as Docker's tables show it. */
    public String shortened() {
        return hex.substring(0, SHORTENED);
    }

    @Override
    public int compareTo(ContainerId other) {
        return hex.compareTo(other.hex);
    }

    /** The 64 hex digits. */
    @Override
    public String toString() {
        return hex;
    }
}
