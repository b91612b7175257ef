package dev.longshore.transfers;

import dev.longshore.engine.TransferLine;
import dev.longshore.operations.Part;
import dev.longshore.operations.Progress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The layers of a transfer and what they add up to. Not for several threads. */
final class Layers {

    private static final int BEFORE_SUCCESS = 99;

    private final Map<String, Layer> layers = new LinkedHashMap<>();
    private final Speed speed = new Speed();
    private int percent;

    /**
     * Takes a line.
     *
     * @return whether the layer, and so the whole, may be less far than before
     */
    boolean take(TransferLine.Layer line, long nanos) {
        Layer before = layers.getOrDefault(line.id(), Layer.of(line.id()));
        Layer now = before.after(line);
        layers.put(line.id(), now);
        boolean anew = now.fellBehind(before);
        if (anew) {
            percent = 0;
            speed.restart();
        }
        speed.at(nanos, sum());
        return anew;
    }

    /** The transfer begins anew. */
    void restart() {
        layers.clear();
        speed.restart();
        percent = 0;
    }

    Progress progress() {
        @Nullable Long total = total();
        long current = sum();
        @Nullable Long perSecond = isMoving() ? speed.perSecond() : null;
        return new Progress(
                percent(current, total),
                hasBytes() ? Long.valueOf(current) : null,
                total,
                perSecond,
                remaining(current, total, perSecond),
                parts());
    }

    private List<Part> parts() {
        return layers.values().stream().map(Layer::part).toList();
    }

    /** Totals grow as layers turn up; the percentage does not fall for that. */
    private @Nullable Integer percent(long current, @Nullable Long total) {
        if (total == null || total == 0) {
            return null;
        }
        percent = Math.max(percent, (int) Math.min(BEFORE_SUCCESS, current * 100 / total));
        return percent;
    }

    private static @Nullable Long remaining(long current, @Nullable Long total, @Nullable Long perSecond) {
        return total == null || perSecond == null || perSecond == 0
                ? null
                : Long.valueOf((total - current + perSecond - 1) / perSecond);
    }

    /** Known once it is for every layer whose bytes are still to come. */
    private @Nullable Long total() {
        long total = 0;
        for (Layer layer : layers.values()) {
            if (layer.totalBytes() != null) {
                total += layer.totalBytes();
            } else if (!layer.phase().isTransferred()) {
                return null;
            }
        }
        return hasBytes() ? Long.valueOf(total) : null;
    }

    private boolean hasBytes() {
        return layers.values().stream().anyMatch(layer -> layer.currentBytes() != null);
    }

    private boolean isMoving() {
        return layers.values().stream().anyMatch(layer -> layer.phase().countsBytes());
    }

    private long sum() {
        long sum = 0;
        for (Layer layer : layers.values()) {
            sum += layer.currentBytes() == null ? 0 : layer.currentBytes();
        }
        return sum;
    }
}
