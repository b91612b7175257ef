package dev.longshore.removal;

import dev.longshore.engine.RemovalOptions;
import dev.longshore.inventory.Container;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import dev.longshore.removal.Blocker.Kind;
import java.util.ArrayList;
import java.util.List;

/** The rules of the graphdriver store (moby {@code daemon/images/image_delete.go}, alike from 20.10 to 28.5). */
final class GraphdriverRules implements Rules {

    @Override
    public Names names(Image image) {
        return Names.onGraphdriver(image);
    }

    @Override
    public Verdict whole(Image image, RemovalOptions options, Snapshot snapshot) {
        List<Blocker> blockers = new ArrayList<>(hard(image, snapshot));
        if (!options.force()) {
            blockers.addAll(stopped(image, snapshot));
            blockers.addAll(otherNames(image));
        }
        return blockers.isEmpty()
                ? Verdict.deletes(Names.onGraphdriver(image).all(), deleted(image, options, snapshot))
                : Verdict.blocked(blockers);
    }

    @Override
    public Verdict name(Image image, ImageReference name, RemovalOptions options, Snapshot snapshot) {
        Names names = Names.onGraphdriver(image);
        List<Blocker> users = Use.blockers(image, snapshot);
        if (!options.force() && names.single() && !users.isEmpty()) {
            return Verdict.blocked(users);
        }
        List<ImageReference> going = names.goingWith(name);
        if (going.size() < names.all().size()) {
            return Verdict.untags(going);
        }
        return hard(image, snapshot).isEmpty() && (options.force() || users.isEmpty())
                ? Verdict.deletes(going, deleted(image, options, snapshot))
                : Verdict.leaves(image, going);
    }

    /** What force does not overrule. */
    private static List<Blocker> hard(Image image, Snapshot snapshot) {
        List<Blocker> blockers = new ArrayList<>();
        image.children().stream()
                .flatMap(child -> snapshot.image(child).stream())
                .map(Blocker::child)
                .forEach(blockers::add);
        Use.on(image, snapshot).stream()
                .filter(Container::isRunning)
                .map(container -> Blocker.container(Kind.CONTAINER, container, false))
                .forEach(blockers::add);
        return blockers;
    }

    private static List<Blocker> stopped(Image image, Snapshot snapshot) {
        return Use.on(image, snapshot).stream()
                .filter(container -> !container.isRunning())
                .map(container -> Blocker.container(Kind.CONTAINER, container, true))
                .toList();
    }

    /** The image, then its parents as long as nothing but this names or uses them. */
    private static List<ImageId> deleted(Image image, RemovalOptions options, Snapshot snapshot) {
        return Line.going(image, snapshot, !options.noPrune(), parent -> goes(parent, snapshot));
    }

    private static boolean goes(Image parent, Snapshot snapshot) {
        List<Container> users = Use.on(parent, snapshot);
        return parent.unnamed() && parent.children().size() == 1 && users.isEmpty();
    }
}
