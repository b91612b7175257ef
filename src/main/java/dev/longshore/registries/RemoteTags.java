package dev.longshore.registries;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.longshore.engine.TransferredTags;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageReference;
import dev.longshore.reference.Repository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What tags name in their registries: each asked for once, however many want to know, and a few at a time of each
 * registry.
 */
@Component
class RemoteTags implements TransferredTags {

    /** How many requests of one kind go to one registry at a time. */
    static final int FEW = 4;

    private static final int MOST = 10_000;
    private static final int MOST_MANIFESTS = 1_000;

    /** For how long a failure counts; one of a whole registry, for all that it has. */
    private static final Duration FAILURE = Duration.ofSeconds(30);

    private final Targets targets;
    private final RegistryApi api;
    private final Duration patience;
    private final Clock clock;
    private final AsyncCache<ImageReference, Remote> tags;
    private final Cache<RegistryHost, Failure> unreachable;
    private final Cache<ImageReference, RemoteManifest> manifests =
            Caffeine.newBuilder().maximumSize(MOST_MANIFESTS).build();
    private final Map<RegistryHost, Semaphore> turns = new ConcurrentHashMap<>();
    private final Executor executor =
            task -> Thread.ofVirtual().name("remote-tag").start(task);

    RemoteTags(Targets targets, RegistryApi api, RegistryProperties properties, Clock clock) {
        this.targets = targets;
        this.api = api;
        this.patience = properties.answer();
        this.clock = clock;
        Duration kept = properties.freshnessFor();
        this.tags = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(this::nanos)
                .expireAfter(Expiry.<ImageReference, Remote>writing((tag, remote) -> time(remote, kept)))
                .buildAsync();
        this.unreachable = Caffeine.newBuilder()
                .maximumSize(MOST)
                .ticker(this::nanos)
                .expireAfterWrite(FAILURE)
                .build();
    }

    /** How long a registry wants to be left alone is known where requests are made: asking again costs it nothing. */
    private static Duration time(Remote remote, Duration kept) {
        Failure failure = remote.failure();
        if (failure == null) {
            return kept;
        }
        return failure.type() == ProblemType.REGISTRY_RATE_LIMITED ? Duration.ZERO : FAILURE;
    }

    private long nanos() {
        return Duration.between(Instant.EPOCH, clock.instant()).toNanos();
    }

    /**
     * What a tag names.
     *
     * @param digest of a manifest or an index; null if unknown
     * @param failure why it is unknown; null if it is known
     * @param at when the registry was asked
     */
    record Remote(@Nullable Digest digest, @Nullable Failure failure, Instant at) {}

    /** What the tag names, perhaps found out a while ago. It never ends in an exception. */
    CompletableFuture<Remote> of(ImageReference tag) {
        return tags.get(tag, (same, own) -> CompletableFuture.supplyAsync(() -> look(tag), executor));
    }

    /** What the tag names now, whatever was found before; a registry that wants to be left alone still is. */
    CompletableFuture<Remote> anew(ImageReference tag) {
        forget(tag);
        return of(tag);
    }

    /** What was found with another login, or without one, says nothing any more. */
    @EventListener
    void changed(RegistryChanged change) {
        unreachable.invalidate(change.host());
        tags.asMap()
                .keySet()
                .removeIf(tag -> RegistryHost.of(tag.repository().domain()).equals(change.host()));
    }

    private void forget(ImageReference tag) {
        unreachable.invalidate(RegistryHost.of(tag.repository().domain()));
        tags.synchronous().invalidate(tag);
    }

    /** A registry that was reached by a transfer is tried again, too. */
    @Override
    public void transferred(ImageReference tag) {
        forget(tag);
    }

    private Remote look(ImageReference tag) {
        Repository repository = tag.repository();
        String name = Objects.requireNonNull(tag.tag()).value();
        try {
            Digest digest =
                    asking(repository, target -> api.digest(target, repository.path(), name, Deadline.in(patience)));
            return new Remote(digest, null, clock.instant());
        } catch (Failure failure) {
            return new Remote(null, failure, clock.instant());
        }
    }

    /**
     * What a digest leads to; it is asked for once, since it never changes.
     *
     * @throws Failure as {@link RegistryApi#manifest}
     */
    RemoteManifest manifest(Repository repository, Digest digest) {
        ImageReference key = ImageReference.parse(repository.canonical() + "@" + digest);
        RemoteManifest known = manifests.getIfPresent(key);
        if (known != null) {
            return known;
        }
        RemoteManifest read =
                asking(repository, target -> api.manifest(target, repository.path(), digest, Deadline.in(patience)));
        manifests.put(key, read);
        return read;
    }

    private <T> T asking(Repository repository, Function<RegistryTarget, T> question) {
        RegistryHost host = RegistryHost.of(repository.domain());
        Semaphore turn = turns.computeIfAbsent(host, any -> new Semaphore(FEW));
        turn.acquireUninterruptibly();
        try {
            return answer(host, question);
        } finally {
            turn.release();
        }
    }

    private <T> T answer(RegistryHost host, Function<RegistryTarget, T> question) {
        Failure known = unreachable.getIfPresent(host);
        if (known != null) {
            throw known;
        }
        try {
            return question.apply(targets.ofReference(host));
        } catch (Failure failure) {
            if (failure.type() == ProblemType.REGISTRY_UNREACHABLE) {
                unreachable.put(host, failure);
            }
            throw failure;
        }
    }
}
