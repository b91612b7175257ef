package dev.longshore.images;

import dev.longshore.operations.Operation;
import dev.longshore.operations.Part;
import dev.longshore.operations.Progress;
import dev.longshore.operations.Standing;
import dev.longshore.transfers.TransferRequest;
import dev.longshore.transfers.TransferResult;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pull or push, as it stands. */
@Schema(name = "Transfer")
record TransferItem(
        @Schema(description = "A UUID.", format = "uuid") String id,

        @Schema(allowableValues = {"pull", "push"}) String kind,

        @Schema(
                description = "queued, running, succeeded, failed, cancelled (somebody stopped it), or interrupted (the"
                        + " service went down meanwhile).")
        String state,

        @Schema(description = "The engine's name.") String engine,

        @Schema(description = "What is transferred; a mere repository with allTags.")
        String reference,

        @Schema(description = "The platform that was asked for, if one was.") @Nullable
        String platform,

        @Schema(description = "True for a pull of all tags of a repository.") @Nullable
        Boolean allTags,

        @Schema(
                description =
                        "Whether this request joined work that was under way; false for who has left it. Absent where"
                                + " nobody was to join.")
        @Nullable
        Boolean joined,

        @Schema(description = "While it is queued, its place in the queue, from 1.") @Nullable
        Integer position,

        @Schema(description = "The name of the token that asked first.")
        String askedBy,

        Instant askedAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt,

        @Schema(description = "How often it was tried; 0 while it is queued.")
        int attempts,

        @Schema(description = "True while nothing has been heard for a while.") @Nullable
        Boolean stalled,

        @Schema(description = "The engine's last words, such as Image is up to date for team/app:1.0.") @Nullable
        String status,

        @Schema(description = "The image's full id.") @Nullable
        String imageId,

        @Schema(description = "The digest in the registry.") @Nullable
        String digest,

        @Schema(description = "The platform of the image that is here now.") @Nullable
        String imagePlatform,

        @Schema(description = "The image that had the tag before, if another one had.") @Nullable
        String previousImageId,

        @Schema(
                description = "What became of the tag.",
                allowableValues = {"made", "moved", "unchanged"})
        @Nullable
        String tagChange,

        @Schema(description = "Of a pull of all tags, each of them.") @Nullable
        List<PulledTag> tags,

        @Schema(description = "0 to 100; 100 only once it has succeeded. Absent while it is not known.") @Nullable
        Integer percent,

        @Schema(description = "Bytes over the wire so far.") @Nullable
        Long currentBytes,

        @Schema(description = "Bytes to go over the wire in all. Absent while it is not known.") @Nullable
        Long totalBytes,

        @Nullable Long bytesPerSecond,
        @Nullable Long remainingSeconds,

        @Schema(description = "The layers, in the order they came up.")
        List<Part> layers,

        @Schema(ref = "#/components/schemas/Problem", description = "Why it failed; absent if it did not.") @Nullable
        Map<String, Object> problem) {

    /** One of several tags. */
    @Schema(name = "PulledTag")
    record PulledTag(
            String reference,

            @Schema(description = "The image's full id; absent if it was gone again.") @Nullable
            String imageId,

            @Schema(description = "The digest in the registry.")
            String digest) {

        private static @Nullable List<PulledTag> of(@Nullable List<TransferResult.Tag> tags) {
            return tags == null
                    ? null
                    : tags.stream()
                            .map(tag -> new PulledTag(tag.reference(), tag.imageId(), tag.digest()))
                            .toList();
        }
    }

    static TransferItem of(
            Operation operation,
            TransferRequest request,
            @Nullable TransferResult result,
            @Nullable Boolean joined,
            @Nullable Map<String, Object> problem) {
        Standing now = operation.standing();
        Progress progress = now.progress();
        TransferResult known = result == null ? NONE : result;
        return new TransferItem(
                operation.id(),
                operation.kind().word(),
                now.state().word(),
                operation.engine().value(),
                request.reference(),
                request.platform(),
                request.allTags(),
                joined,
                now.position(),
                operation.askedBy(),
                operation.askedAt(),
                now.startedAt(),
                now.finishedAt(),
                now.attempts(),
                now.stalled() ? true : null,
                known.status(),
                known.imageId(),
                known.digest(),
                known.platform(),
                known.previousImageId(),
                known.tag(),
                PulledTag.of(known.tags()),
                progress.percent(),
                progress.currentBytes(),
                progress.totalBytes(),
                now.flows() ? progress.bytesPerSecond() : null,
                now.flows() ? progress.remainingSeconds() : null,
                progress.parts(),
                problem);
    }

    private static final TransferResult NONE = new TransferResult(null, null, null, null, null, null, null);
}
