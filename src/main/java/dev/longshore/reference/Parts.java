package dev.longshore.reference;

import org.jspecify.annotations.Nullable;

/**
 * A normalized reference cut at its delimiters, not yet checked. There is one way to cut: neither tag nor digest holds a
 * slash, so the first slash ends the host, if what stands before it is one; else there is no host and all is the path.
 */
record Parts(
        String domain,
        String path,
        @Nullable String tag,
        @Nullable String digest) {

    static Parts of(String domain, String remainder) {
        return DomainRule.accepts(domain) ? cut(domain, remainder) : cut("", domain + '/' + remainder);
    }

    private static Parts cut(String domain, String rest) {
        int at = rest.indexOf('@');
        String named = at < 0 ? rest : rest.substring(0, at);
        String digest = at < 0 ? null : rest.substring(at + 1);
        int colon = named.indexOf(':');
        return colon < 0
                ? new Parts(domain, named, null, digest)
                : new Parts(domain, named.substring(0, colon), named.substring(colon + 1), digest);
    }

    /** Whether the parts have the form that the grammar asks for; length of path and digest are looked at later. */
    boolean fitGrammar() {
        return Grammar.isPath(path)
                && (tag == null || Grammar.isTag(tag))
                && (digest == null || Grammar.isDigest(digest));
    }
}
