package dev.longshore.inventory;

import com.github.benmanes.caffeine.cache.Cache;
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

    private final Cache<Key, ImageFacts> facts = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, ImageFacts value) -> value.weight())
            .build();

    private final Executor executor = task -> Thread.ofVirtual().name("facts").start(task);
    private final Semaphore few = new Semaphore(AT_ONCE);

    /**
     * The facts about an image; asks the engine the first time.
     *
     * @throws dev.longshore.problem.NotFound {@code image-not-found} if the engine does not have it any more
     * @throws dev.longshore.problem.Failure as the engine's calls do
     */
    public ImageFacts of(Engine engine, ImageId image) {
        Key key = new Key(engine.name(), image);
        ImageFacts known = facts.getIfPresent(key);
        if (known != null) {
            return known;
        }
        EngineImages images = engine.images();
        ImageFacts read = ImageFacts.of(images.inspect(image), images.history(image));
        facts.put(key, read);
        return read;
    }

    /**
     * The facts about all of these images, if they are known within the time; what is not yet goes on being read, so that a
     * later question finds it.
     *
     * @return empty if some are not known in time, or could not be read
     */
    public Optional<Map<ImageId, ImageFacts>> ofAll(Engine engine, Collection<ImageId> images, Duration patience) {
        Map<ImageId, CompletableFuture<ImageFacts>> asked = new HashMap<>();
        images.forEach(image ->
                asked.put(image, CompletableFuture.supplyAsync(() -> patiently(engine, image), executor)));
        try {
            CompletableFuture.allOf(asked.values().toArray(CompletableFuture[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("Not all facts about {} images of {} are known: {}", images.size(), engine.name(), e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
        Map<ImageId, ImageFacts> known = new HashMap<>();
        asked.forEach((image, future) -> known.put(image, future.join()));
        return Optional.of(known);
    }

    /** A few at a time: the engine has others to serve. */
    private ImageFacts patiently(Engine engine, ImageId image) {
        few.acquireUninterruptibly();
        try {
            return of(engine, image);
        } finally {
            few.release();
        }
    }
}
