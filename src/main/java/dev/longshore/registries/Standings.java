package dev.longshore.registries;

import dev.longshore.engine.PlatformRow;
import dev.longshore.inventory.Image;
import dev.longshore.problem.Failure;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageReference;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Compares images with what their tags name in the registries. A tag may name an index where the engine knows the manifest
 * of a platform, or the other way round, so that only what leads to neither is outdated.
 */
@Component
public class Standings {

    private final RemoteTags remote;
    private final Duration patience;
    private final Executor executor =
            task -> Thread.ofVirtual().name("standing").start(task);

    Standings(RemoteTags remote, RegistryProperties properties) {
        this.remote = remote;
        this.patience = properties.search();
    }

    /** How each of the images stands, tag by tag; what is not known in time is unknown, and goes on being found out. */
    public Map<Image, List<Standing>> of(List<Image> images) {
        return of(images, remote::of);
    }

    /** How the image stands now, whatever was found before. */
    public List<Standing> anew(Image image) {
        return of(List.of(image), remote::anew).getOrDefault(image, List.of());
    }

    private Map<Image, List<Standing>> of(
            List<Image> images, Function<ImageReference, CompletableFuture<RemoteTags.Remote>> look) {
        Map<Image, Map<ImageReference, CompletableFuture<Standing>>> asked = new LinkedHashMap<>();
        for (Image image : images) {
            Map<ImageReference, CompletableFuture<Standing>> tags = new LinkedHashMap<>();
            image.tags().forEach(tag -> tags.put(tag, soon(image, tag, look)));
            asked.put(image, tags);
        }
        Deadline deadline = Deadline.in(patience);
        Map<Image, List<Standing>> standings = new LinkedHashMap<>();
        asked.forEach((image, tags) -> standings.put(
                image,
                tags.entrySet().stream()
                        .map(tag -> inTime(image, tag.getKey(), tag.getValue(), deadline))
                        .toList()));
        return standings;
    }

    private CompletableFuture<Standing> soon(
            Image image, ImageReference tag, Function<ImageReference, CompletableFuture<RemoteTags.Remote>> look) {
        return look.apply(tag).thenApplyAsync(found -> judge(image, tag, found), executor);
    }

    private static Standing inTime(
            Image image, ImageReference tag, CompletableFuture<Standing> standing, Deadline deadline) {
        try {
            return standing.get(deadline.left().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            String detail = "The registry had not answered yet. Ask again: the answer is being waited for.";
            return unknown(image, tag, new Standing.Cause("registry-unreachable", detail), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Standing judge(Image image, ImageReference tag, RemoteTags.Remote found) {
        Digest digest = found.digest();
        if (digest == null) {
            return unknown(image, tag, cause(found.failure()), found);
        }
        if (identities(image, tag).contains(digest.toString())) {
            return known(image, tag, Standing.State.CURRENT, found);
        }
        try {
            RemoteManifest manifest = remote.manifest(tag.repository(), digest);
            return leadsHere(image, tag, manifest)
                    ? known(image, tag, Standing.State.CURRENT, found)
                    : different(image, tag, found);
        } catch (Failure failure) {
            return unknown(image, tag, cause(failure), found);
        }
    }

    /** The id is a digest, too: of the configuration, or of the manifest or index. */
    private static Set<String> identities(Image image, ImageReference tag) {
        Set<String> identities = new HashSet<>(local(image, tag));
        identities.add(image.id().toString());
        image.row().platforms().stream()
                .map(PlatformRow::digest)
                .map(Digest::toString)
                .forEach(identities::add);
        return identities;
    }

    private static boolean leadsHere(Image image, ImageReference tag, RemoteManifest manifest) {
        Set<String> identities = identities(image, tag);
        return manifest.entries().stream().anyMatch(identities::contains)
                || image.id().toString().equals(manifest.config());
    }

    private static Standing different(Image image, ImageReference tag, RemoteTags.Remote found) {
        if (!local(image, tag).isEmpty()) {
            return known(image, tag, Standing.State.OUTDATED, found);
        }
        String detail = "The image was neither pulled from " + tag.repository().familiar()
                + " nor pushed there, so there is no digest to compare.";
        return unknown(image, tag, new Standing.Cause("no-local-digest", detail), found);
    }

    private static List<String> local(Image image, ImageReference tag) {
        return image.digests().stream()
                .filter(digest -> digest.repository().equals(tag.repository()))
                .map(digest -> String.valueOf(digest.digest()))
                .toList();
    }

    private static Standing.Cause cause(@Nullable Failure failure) {
        if (failure == null) {
            throw new IllegalArgumentException("neither digest nor failure");
        }
        return new Standing.Cause(failure.type().code(), failure.detail());
    }

    private static Standing known(Image image, ImageReference tag, Standing.State state, RemoteTags.Remote found) {
        return new Standing(tag, state, local(image, tag), String.valueOf(found.digest()), null, found.at());
    }

    private static Standing unknown(
            Image image, ImageReference tag, Standing.Cause cause, RemoteTags.@Nullable Remote found) {
        String digest =
                found == null || found.digest() == null ? null : found.digest().toString();
        return new Standing(
                tag, Standing.State.UNKNOWN, local(image, tag), digest, cause, found == null ? null : found.at());
    }
}
