package dev.longshore.registries;

import org.jspecify.annotations.Nullable;

/**
 * What a registry is asked.
 *
 * @param method GET or HEAD
 * @param path with its query, percent-encoded
 * @param accept the media types that will do
 * @param scope what a token has to allow; empty for nothing in particular
 * @param mostBytes how long the answer may be
 * @param subject what it is about, for failures; null for the registry itself
 */
record Ask(
        String method,
        String path,
        String accept,
        String scope,
        int mostBytes,
        @Nullable String subject) {

    /** The subject of a question for all repositories. */
    static final String CATALOGUE = "catalogue of repositories";

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final String JSON = "application/json";

    private static final String MANIFESTS = "application/vnd.oci.image.index.v1+json,"
            + " application/vnd.docker.distribution.manifest.list.v2+json,"
            + " application/vnd.oci.image.manifest.v1+json, application/vnd.docker.distribution.manifest.v2+json";

    static Ask base() {
        return new Ask("GET", "/v2/", JSON, "", MOST_BYTES, null);
    }

    static Ask catalogue(String query) {
        return new Ask("GET", "/v2/_catalog" + query, JSON, "registry:catalog:*", MOST_BYTES, CATALOGUE);
    }

    static Ask tags(String repository, String query) {
        return new Ask(
                "GET", "/v2/" + repository + "/tags/list" + query, JSON, pull(repository), MOST_BYTES, repository);
    }

    /** @param method HEAD, or GET for the manifest itself */
    static Ask manifest(String method, String repository, String reference) {
        String subject = repository + (reference.contains(":") ? "@" : ":") + reference;
        return new Ask(
                method,
                "/v2/" + repository + "/manifests/" + reference,
                MANIFESTS,
                pull(repository),
                MOST_BYTES,
                subject);
    }

    private static String pull(String repository) {
        return "repository:" + repository + ":pull";
    }
}
