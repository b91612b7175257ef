package dev.longshore.removal;

import dev.longshore.engine.RemovalOptions;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import dev.longshore.removal.Blocker.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The rules of the containerd store (moby {@code daemon/containerd/image_delete.go}, 28.5). */
final class ContainerdRules implements Rules {

    @Override
    public Names names(Image image) {
        return Names.onContainerd(image);
    }

    @Override
    public Verdict judge(Subject subject, RemovalOptions options, Snapshot snapshot) {
        return switch (subject) {
            case Subject.Whole(Image image) -> whole(image, options, snapshot);
            case Subject.Name(Image image, ImageReference name) -> name(image, name, options, snapshot);
        };
    }

    private static Verdict whole(Image image, RemovalOptions options, Snapshot snapshot) {
        Names names = Names.onContainerd(image);
        List<Blocker> blockers = new ArrayList<>();
        Use.on(image, snapshot).stream()
                .filter(container -> !options.force() || container.isRunning())
                .map(container -> Blocker.container(Kind.CONTAINER, container, !container.isRunning()))
                .forEach(blockers::add);
        if (!options.force() && !names.all().isEmpty() && !names.single()) {
            names.tags().forEach(tag -> blockers.add(Blocker.tag(image, tag, true)));
            names.digests().forEach(digest -> blockers.add(Blocker.digest(digest, true)));
        }
        return blockers.isEmpty()
                ? Verdict.deletes(names.all(), deleted(image, options, snapshot))
                : Verdict.blocked(blockers);
    }

    private static Verdict name(Image image, ImageReference name, RemovalOptions options, Snapshot snapshot) {
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
        List<ImageId> deleted = new ArrayList<>(List.of(image.id()));
        Image last = image;
        while (!options.noPrune() && Names.onContainerd(image).all().size() <= 1) {
            Optional<Image> parent = Optional.ofNullable(last.row().parent()).flatMap(snapshot::image);
            if (parent.filter(each -> !deleted.contains(each.id())
                            && each.unnamed()
                            && Use.on(each, snapshot).isEmpty())
                    .isEmpty()) {
                break;
            }
            last = parent.get();
            deleted.add(last.id());
        }
        return deleted;
    }
}
