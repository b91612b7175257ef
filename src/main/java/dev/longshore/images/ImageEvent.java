package dev.longshore.images;

import dev.longshore.inventory.Difference;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Told;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of an image. */
@Schema(name = "ImageEvent")
record ImageEvent(
        @Schema(description = "Its full id.") String id,

        @Schema(description = "As it is now, as in a list; absent if it is gone.") @Nullable
        ImageItem image) {

    static List<Told.Event> of(Difference difference) {
        return difference.images().stream()
                .map(each -> new Told.Event(each.kind(), of(each)))
                .toList();
    }

    private static ImageEvent of(Difference.Changed<Image> changed) {
        Image image = changed.thing();
        boolean gone = changed.kind() == Difference.Kind.REMOVED;
        return new ImageEvent(image.id().toString(), gone ? null : ImageItem.of(image));
    }
}
