package dev.longshore.inventory;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineImages;
import dev.longshore.engine.EngineName;
import dev.longshore.reference.ImageId;
import org.springframework.stereotype.Component;

/** The facts about images that were asked for, bounded in bytes; they never change for an id, so they never go stale. */
@Component
public class KnownFacts {

    private static final long MOST_BYTES = 32L * 1024 * 1024;

    private record Key(EngineName engine, ImageId image) {}

    private final Cache<Key, ImageFacts> facts = Caffeine.newBuilder()
            .maximumWeight(MOST_BYTES)
            .weigher((Key key, ImageFacts value) -> value.weight())
            .build();

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
}
