package dev.longshore.removal;

import dev.longshore.inventory.ImageFacts;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How much goes with images: the layers that no remaining image holds. */
final class Layers {

    /** A layer is its content on top of those below it, so the same content on another base counts apart. */
    private record Chain(List<Digest> diffIds) {}

    private Layers() {}

    /**
     * The bytes of the layers that only the deleted images hold, unpacked.
     *
     * @param facts about every image of the engine
     * @return empty if the size of one of these layers is not known
     */
    static Optional<Long> reclaimed(Collection<ImageId> deleted, Map<ImageId, ImageFacts> facts) {
        if (!facts.keySet().containsAll(deleted)) {
            return Optional.empty();
        }
        Map<Chain, @Nullable Long> gone = new HashMap<>();
        deleted.forEach(id -> add(facts.get(id), gone));
        facts.forEach((id, each) -> {
            if (!deleted.contains(id)) {
                chains(each).forEach(gone::remove);
            }
        });
        long sum = 0;
        for (Long size : gone.values()) {
            if (size == null) {
                return Optional.empty();
            }
            sum += size;
        }
        return Optional.of(sum);
    }

    private static void add(@Nullable ImageFacts facts, Map<Chain, @Nullable Long> sizes) {
        if (facts != null) {
            List<Chain> chains = chains(facts);
            for (int at = 0; at < chains.size(); at++) {
                Long size = facts.layers().get(at).sizeBytes();
                if (size != null || !sizes.containsKey(chains.get(at))) {
                    sizes.put(chains.get(at), size);
                }
            }
        }
    }

    private static List<Chain> chains(ImageFacts facts) {
        List<Chain> chains = new ArrayList<>();
        List<Digest> below = new ArrayList<>();
        for (ImageFacts.Layer layer : facts.layers()) {
            below.add(layer.diffId());
            chains.add(new Chain(List.copyOf(below)));
        }
        return chains;
    }
}
