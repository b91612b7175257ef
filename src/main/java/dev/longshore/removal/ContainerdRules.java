package dev.longshore.removal;

import dev.longshore.engine.RemovalOptions;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import dev.longshore.removal.Blocker.Kind;
import java.util.ArrayList;
import java.util.List;

/** The rules of the containerd store (moby {@code daemon/containerd/image_delete.go}, 28.5). */
final class ContainerdRules implements Rules {

    @Override
    public Names names(Image image) {
        return Names.onContainerd(image);
    }

    @Override
    public Verdict whole(Image image, RemovalOptions options, Snapshot snapshot) {
        Names names = Names.onContainerd(image);
        List<Blocker> blockers = new ArrayList<>();
        Use.on(image, snapshot).stream()
                .filter(container -> !options.force() || container.isRunning())
                .map(container -> Blocker.container(Kind.CONTAINER, container, !container.isRunning()))
                .forEach(blockers::add);
        if (!options.force()) {
            blockers.addAll(otherNames(image));
        }
        return blockers.isEmpty()
                ? Verdict.deletes(names.all(), deleted(image, options, snapshot))
                : Verdict.blocked(blockers);
    }

    @Override
    public Verdict name(Image image, ImageReference name, RemovalOptions options, Snapshot snapshot) {
        Names names = Names.onContainerd(image);
        if (name.digest() != null && !names.digests().contains(name)) {
            return Verdict.blocked(takenAlong(image, name));
        }
        List<ImageReference> going = names.goingWith(name);
        if (going.size() < names.all().size()) {
            return Verdict.untags(going);
        }
        List<Blocker> users = Use.blockers(image, snapshot);
        if (!users.isEmpty()) {
            return options.force() ? Verdict.leaves(image, going) : Verdict.blocked(users);
        }
        return isKept(image, names, options)
                ? Verdict.leaves(image, going)
                : Verdict.deletes(going, deleted(image, options, snapshot));
    }

    /** Without force, and by its only name, an image stays for its children; by its id it does not. */
    private static boolean isKept(Image image, Names names, RemovalOptions options) {
        return !options.force() && names.all().size() == 1 && !image.children().isEmpty();
    }

    /** The engine would take every tag of the repository with the digest; nothing is taken that was not named. */
    private static List<Blocker> takenAlong(Image image, ImageReference name) {
        return image.tags().stream()
                .filter(tag -> tag.repository().equals(name.repository()))
                .map(Blocker::taken)
                .toList();
    }

    /**
     * The image, then its untagged parents that no container uses, even if other images are built on them. None goes where
     * the image had several names: the engine then takes those for the parent's.
     */
    private static List<ImageId> deleted(Image image, RemovalOptions options, Snapshot snapshot) {
        boolean prunes = !options.noPrune() && Names.onContainerd(image).all().size() <= 1;
        return Line.going(
                image,
                snapshot,
                prunes,
                parent -> parent.unnamed() && Use.on(parent, snapshot).isEmpty());
    }
}
