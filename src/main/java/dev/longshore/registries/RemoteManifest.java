package dev.longshore.registries;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a manifest or an index leads to.
 *
 * @param entries the digests of an index's manifests, empty for a manifest
 * @param config the digest of a manifest's configuration; null for an index
 */
record RemoteManifest(Set<String> entries, @Nullable String config) {}
