package dev.longshore.removal;

import dev.longshore.engine.ContainerRow.Mount;
import dev.longshore.inventory.Container;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.IdPrefix;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import dev.longshore.reference.InvalidReference;
import dev.longshore.removal.Blocker.Kind;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who uses an image. */
final class Use {

    private static final String IMAGE_MOUNT = "image";

    private Use() {}

    /**
     * The containers that run on the image.
     *
     * @throws dev.longshore.problem.Failure if containers cannot be listed: without them no removal can be judged
     */
    static List<Container> on(Image image, Snapshot snapshot) {
        return snapshot.containers().stream()
                .filter(container -> image.id().equals(container.imageId()))
                .toList();
    }

    /** The containers that mount the image, which do not run on it. */
    static List<Container> mounting(Image image, Snapshot snapshot) {
        return snapshot.containers().stream()
                .filter(container -> !image.id().equals(container.imageId()))
                .filter(container -> container.row().mounts().stream().anyMatch(mount -> isOf(mount, image, snapshot)))
                .toList();
    }

    /** The engine's list gives the image as it was typed as the mount's name. */
    private static boolean isOf(Mount mount, Image image, Snapshot snapshot) {
        String typed = mount.name();
        return mount.type().equals(IMAGE_MOUNT) && typed != null && means(typed, image, snapshot);
    }

    private static boolean means(String typed, Image image, Snapshot snapshot) {
        try {
            return switch (ImageName.parse(typed)) {
                case ImageName.FullId(ImageId id) -> id.equals(image.id());
                case ImageName.ForeignId foreign -> false;
                case ImageName.Named(ImageReference reference, IdPrefix prefix) ->
                    isNamed(image, reference) || begins(image, prefix, reference, snapshot);
            };
        } catch (InvalidReference e) {
            return false; // no name of an image
        }
    }

    private static boolean isNamed(Image image, ImageReference reference) {
        ImageReference full = reference.withDefaultTag().decisive();
        return image.row().tags().contains(full) || image.row().digests().contains(full);
    }

    /** A name comes before the beginning of an id. */
    private static boolean begins(Image image, @Nullable IdPrefix prefix, ImageReference reference, Snapshot snapshot) {
        return prefix != null
                && prefix.matches(image.id())
                && snapshot.image(reference.withDefaultTag()).isEmpty();
    }

    /** All who use it in either way, as blockers that force overrules. */
    static List<Blocker> blockers(Image image, Snapshot snapshot) {
        List<Blocker> users = new ArrayList<>();
        on(image, snapshot).forEach(each -> users.add(Blocker.container(Kind.CONTAINER, each, true)));
        mounting(image, snapshot).forEach(each -> users.add(Blocker.container(Kind.IMAGE_MOUNT, each, true)));
        return users;
    }
}
