package dev.longshore.transfers;

import dev.longshore.engine.TransferLine;
import dev.longshore.operations.Part;
import org.jspecify.annotations.Nullable;

/**
 * A layer as far as it is. Bytes are those over the wire; unpacking has its phase only.
 *
 * @param currentBytes null as long as none were counted
 * @param totalBytes null as long as nobody knows
 */
record Layer(
        String id,
        Phase phase,
        @Nullable Long currentBytes,
        @Nullable Long totalBytes) {

    static Layer of(String id) {
        return new Layer(id, Phase.WAITING, null, null);
    }

    /** The layer after a line about it. */
    Layer after(TransferLine.Layer line) {
        Phase next = Phase.of(line.status());
        if (next == Phase.OTHER) {
            return this;
        }
        @Nullable Long total = next.countsBytes() && line.totalBytes() != null ? line.totalBytes() : totalBytes;
        if (next.isTransferred()) {
            return new Layer(id, next, next == Phase.EXISTS ? null : total, next == Phase.EXISTS ? null : total);
        }
        @Nullable Long current = next.countsBytes() ? capped(line.currentBytes(), total) : currentBytes;
        return new Layer(id, next, current, total);
    }

    /** Whether this is less than what was there before, so that the engine began it anew. */
    boolean fellBehind(Layer before) {
        boolean less = currentBytes != null && before.currentBytes != null && currentBytes < before.currentBytes;
        return less || (before.phase.isTransferred() && !phase.isTransferred());
    }

    Part part() {
        return new Part(id, phase.word(), currentBytes, totalBytes);
    }

    /** A push counts the tar's headers, which its total does not. */
    private static @Nullable Long capped(@Nullable Long current, @Nullable Long total) {
        return current == null || total == null ? current : Long.valueOf(Math.min(current, total));
    }
}
