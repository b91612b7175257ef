package dev.longshore.images;

import dev.longshore.reference.ImageId;
import dev.longshore.removal.Blocker;
import dev.longshore.removal.Subject;
import dev.longshore.removal.Verdict;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What removing an image would do. */
@Schema(name = "RemovalVerdict")
record VerdictAnswer(
        @Schema(description = "Full id of the image.") String imageId,

        @Schema(description = "The name that is asked about; absent where the image is meant by its id.") @Nullable
        String reference,

        @Schema(
                description = "untags: names go, the image stays; deletes: the image goes; blocked: nothing goes.",
                allowableValues = {"untags", "deletes", "blocked"})
        String outcome,

        @Schema(description = "The names that would go.") List<String> untags,

        @Schema(description = "Ids of the images that would go: the image, then its untagged parents.")
        List<String> deletes,

        @Schema(
                description =
                        "What the layers take, unpacked, that only these images hold: an estimate; absent where it cannot"
                                + " be derived.")
        @Nullable
        Long reclaimsBytes,

        @Schema(description = "Whether the image would stay with neither name nor child.")
        boolean leavesDangling,

        @Schema(description = "Everything that is in the way; empty unless blocked.")
        List<BlockerItem> blockers) {

    static VerdictAnswer of(Subject subject, Verdict verdict, @Nullable Long reclaimsBytes, String prefix) {
        return new VerdictAnswer(
                subject.image().id().toString(),
                subject instanceof Subject.Name name ? name.reference().shortest() : null,
                verdict.outcome().name().toLowerCase(Locale.ROOT),
                ImageItem.texts(verdict.untags()),
                verdict.deletes().stream().map(ImageId::toString).toList(),
                reclaimsBytes,
                verdict.leavesDangling(),
                verdict.blockers().stream()
                        .map(blocker -> BlockerItem.of(blocker.under(prefix)))
                        .toList());
    }

    /** Something that holds an image. */
    @Schema(name = "Blocker")
    record BlockerItem(
            @Schema(description = "container, image-mount, child, tag, digest or protection.")
            String kind,

            @Schema(description = "Full id, or the reference.")
            String id,

            @Schema(description = "Its name; absent if it has none.") @Nullable
            String name,

            @Schema(description = "A container's state.") @Nullable
            String state,

            @Schema(description = "Whether force overrules it.")
            boolean forceable,

            @Schema(description = "What to do about it.") Remedy remedy) {

        static BlockerItem of(Blocker blocker) {
            Blocker.Request request = blocker.remedy().request();
            return new BlockerItem(
                    blocker.kind().word(),
                    blocker.id(),
                    blocker.name(),
                    blocker.state(),
                    blocker.forceable(),
                    new Remedy(blocker.remedy().text(), new Request(request.method(), request.path())));
        }
    }

    /** What to do about a blocker. */
    @Schema(name = "Remedy")
    record Remedy(
            @Schema(description = "In words.") String text,

            @Schema(description = "The request that does it.")
            Request request) {}

    /** A request that can be sent. */
    @Schema(name = "RemedyRequest")
    record Request(
            @Schema(description = "Its method.") String method,

            @Schema(description = "Its path, percent-encoded.")
            String path) {}
}
