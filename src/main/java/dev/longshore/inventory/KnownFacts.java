package dev.longshore.inventory;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineImages;
import dev.longshore.engine.EngineName;
import dev.longshore.reference.ImageId;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The facts about images that were asked for, bounded in bytes; they never change for an id, so they never go stale. */
@Component
public class KnownFacts {

    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private static final int AT_ONCE = 4;

    private static final Logger LOG = LoggerFactory.getLogger(KnownFacts.class);

    private record Key(EngineName engine, ImageId image) {}

    /** One that is being read in the background counts nothing, and is read once for all who ask. */
    private final AsyncCache<Key, ImageFacts> facts = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, ImageFacts value) -> value.weight())
            .buildAsync();

    private final Executor executor = task -> Thread.ofVirtual().name("facts").start(task);
    private final Map<EngineName, Semaphore> few = new ConcurrentHashMap<>();

    /**
     * The facts about an image; asks the engine the first time.
     *
     * @throws dev.longshore.problem.NotFound {@code image-not-found} if the engine does not have it any more
     * @throws dev.longshore.problem.Failure as the engine's calls do
     */
    public ImageFacts of(Engine engine, ImageId image) {
        Key key = new Key(engine.name(), image);
        ImageFacts known = facts.synchronous().getIfPresent(key);
        if (known != null) {
            return known;
        }
        ImageFacts read = read(engine, image);
        facts.synchronous().put(key, read);
        return read;
    }

    private static ImageFacts read(Engine engine, ImageId image) {
        EngineImages images = engine.images();
        return ImageFacts.of(images.inspect(image), images.history(image));
    }

    /**
     * The facts about all of these images, if they are known within the time; what is not yet goes on being read, so that a
     * later question finds it.
     *
     * @return empty if some are not known in time, or could not be read
     */
    public Optional<Map<ImageId, ImageFacts>> ofAll(Engine engine, Collection<ImageId> images, Duration patience) {
        Map<ImageId, CompletableFuture<ImageFacts>> asked = new HashMap<>();
        images.forEach(image -> asked.put(image, soon(engine, image)));
        try {
            CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("Not all facts about {} images of {} are known: {}", images.size(), engine.name(), e.toString());
            asked.forEach((image, future) -> forgetFailed(engine, image, future));
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        Map<ImageId, ImageFacts> known = new HashMap<>();
        asked.forEach((image, future) -> known.put(image, future.join()));
        return Optional.of(known);
    }

    private CompletableFuture<ImageFacts> soon(Engine engine, ImageId image) {
        return facts.get(
                new Key(engine.name(), image),
                (key, own) -> CompletableFuture.supplyAsync(() -> patiently(engine, image), executor));
    }

    /** The cache forgets a failure too, but may do so only after who waited has come back with the next question. */
    private void forgetFailed(Engine engine, ImageId image, CompletableFuture<ImageFacts> future) {
        if (future.isCompletedExceptionally()) {
            facts.asMap().remove(new Key(engine.name(), image), future);
        }
    }

    /** A few at a time of each engine: it has others to serve, and one that hangs holds up no other. */
    private ImageFacts patiently(Engine engine, ImageId image) {
        Semaphore turns = few.computeIfAbsent(engine.name(), name -> new Semaphore(AT_ONCE));
        turns.acquireUninterruptibly();
        try {
            return read(engine, image);
        } finally {
            turns.release();
        }
    }
}
