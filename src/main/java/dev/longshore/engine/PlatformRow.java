package dev.longshore.engine;

import dev.longshore.reference.Digest;
import org.jspecify.annotations.Nullable;

/**
 * One platform of a multi-platform image ({@code manifests=1}, API 1.48 on, containerd store; attestations left out).
 *
 * @param digest the platform's manifest
 * @param os as in Go's {@code GOOS}
 * @param architecture as in Go's {@code GOARCH}
 * @param variant such as {@code v8}
 * @param available whether all of its content is here
 * @param contentBytes what its blobs take, compressed
 * @param unpackedBytes what its layers take, unpacked
 */
public record PlatformRow(
        Digest digest,
        String os,
        String architecture,
        @Nullable String variant,
        boolean available,
        @Nullable Long contentBytes,
        @Nullable Long unpackedBytes) {}
