package dev.longshore.reference;

/**
 * A repository: a registry's domain and a path there. Two are equal when their canonical names are, and are ordered by
 * those; familiar names of different repositories can be the same ({@code localhost/x} and {@code docker.io/localhost/x}).
 */
public final class Repository implements Comparable<Repository> {
    private final String domain;
    private final String path;
    private final String canonical;
    private final String familiar;

    /** Domain and path as the parser leaves them. */
    Repository(String domain, String path) {
        this.domain = domain;
        this.path = path;
        this.canonical = domain.isEmpty() ? path : domain + '/' + path;
        this.familiar = domain.equals(Normalized.DEFAULT_DOMAIN) ? onDockerHub(path) : canonical;
    }

    /**
     * The registry's host and port, {@code docker.io} for Docker Hub. Empty for a name like {@code a_b.com/x}, whose first
     * component is taken for a host and yet cannot be one.
     */
    public String domain() {
        return domain;
    }

    /** The name without the domain, such as {@code library/ubuntu}: 1 to 255 characters. */
    public String path() {
        return path;
    }

    /** The complete name, such as {@code docker.io/library/ubuntu}. */
    public String canonical() {
        return canonical;
    }

    /** The name as Docker prints it, such as {@code ubuntu} ({@code FamiliarName}). It may parse to another repository. */
    public String familiar() {
        return familiar;
    }

    private static String onDockerHub(String path) {
        boolean official = path.startsWith(Normalized.OFFICIAL) && path.indexOf('/', Normalized.OFFICIAL.length()) < 0;
        return official ? path.substring(Normalized.OFFICIAL.length()) : path;
    }

    @Override
    public int compareTo(Repository other) {
        return canonical.compareTo(other.canonical);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Repository that && canonical.equals(that.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    /** The canonical name. */
    @Override
    public String toString() {
        return canonical;
    }
}
