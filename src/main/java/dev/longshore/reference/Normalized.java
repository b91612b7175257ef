package dev.longshore.reference;

/**
 * A reference with Docker Hub's defaults filled in, as {@code splitDockerDomain} of {@code distribution/reference} 0.6.0 does
 * before anything is checked.
 */
record Normalized(String domain, String remainder) {
    static final String DEFAULT_DOMAIN = "docker.io";
    static final String OFFICIAL = "library/";
    private static final String LEGACY_DOMAIN = "index.docker.io";

    static Normalized of(String text) {
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new Normalized(DEFAULT_DOMAIN, OFFICIAL + text);
        }
        String first = text.substring(0, slash);
        if (!namesHost(first)) {
            return new Normalized(DEFAULT_DOMAIN, text);
        }
        return onHost(first.equals(LEGACY_DOMAIN) ? DEFAULT_DOMAIN : first, text.substring(slash + 1));
    }

    private static Normalized onHost(String domain, String remainder) {
        boolean official = domain.equals(DEFAULT_DOMAIN) && remainder.indexOf('/') < 0;
        return new Normalized(domain, official ? OFFICIAL + remainder : remainder);
    }

    /** A first component with upper case is a host too, since a path could not hold it. */
    private static boolean namesHost(String first) {
        return first.equals("localhost")
                || first.indexOf('.') >= 0
                || first.indexOf(':') >= 0
                || !Text.lowerCase(first).equals(first);
    }

    /** What Docker's parser takes for the name when it looks for upper case: all up to a colon, a digest's algorithm too. */
    String remote() {
        int colon = remainder.indexOf(':');
        return colon < 0 ? remainder : remainder.substring(0, colon);
    }

    Parts parts() {
        return Parts.of(domain, remainder);
    }

    Parts lowerCaseParts() {
        return Parts.of(Text.lowerCase(domain), Text.lowerCase(remainder));
    }
}
