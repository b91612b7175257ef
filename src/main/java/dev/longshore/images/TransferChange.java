package dev.longshore.images;

import dev.longshore.operations.Delta;
import dev.longshore.operations.Part;
import dev.longshore.operations.Progress;
import dev.longshore.operations.Standing;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What changed of a pull or push since the event before: its sums as they are, and the layers that are others than before. */
@Schema(name = "TransferProgress")
record TransferChange(
        String state,
        @Nullable Integer position,
        int attempts,
        @Nullable Boolean stalled,
        @Nullable Integer percent,
        @Nullable Long currentBytes,
        @Nullable Long totalBytes,
        @Nullable Long bytesPerSecond,
        @Nullable Long remainingSeconds,
        List<Part> layers) {

    static TransferChange of(Delta delta) {
        Standing now = delta.operation().standing();
        Progress progress = now.progress();
        return new TransferChange(
                now.state().word(),
                now.position(),
                now.attempts(),
                now.stalled() ? true : null,
                progress.percent(),
                progress.currentBytes(),
                progress.totalBytes(),
                now.flows() ? progress.bytesPerSecond() : null,
                now.flows() ? progress.remainingSeconds() : null,
                delta.changed());
    }
}
