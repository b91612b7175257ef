package dev.longshore.removal;

import dev.longshore.engine.EngineStatus.Store;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.ImageReference;
import java.util.ArrayList;
import java.util.List;

/** How an image store decides on removals: a pure function of what there is. */
interface Rules {

    /** What removing the subject would do now. */
    default Verdict judge(Subject subject, RemovalOptions options, Snapshot snapshot) {
        return switch (subject) {
            case Subject.Whole(Image image) -> whole(image, options, snapshot);
            case Subject.Name(Image image, ImageReference name) -> name(image, name, options, snapshot);
        };
    }

    /** What removing an image by its id would do. */
    Verdict whole(Image image, RemovalOptions options, Snapshot snapshot);

    /** What removing one of its names would do. */
    Verdict name(Image image, ImageReference name, RemovalOptions options, Snapshot snapshot);

    /** By its id an image goes with its names only where they are a single one; else they are in the way, short of force. */
    default List<Blocker> otherNames(Image image) {
        Names names = names(image);
        if (names.all().isEmpty() || names.single()) {
            return List.of();
        }
        List<Blocker> blockers = new ArrayList<>();
        names.tags().forEach(tag -> blockers.add(Blocker.tag(image, tag, true)));
        names.digests().forEach(digest -> blockers.add(Blocker.digest(digest, true)));
        return blockers;
    }

    /** The names that the store counts. */
    Names names(Image image);

    static Rules of(Store store) {
        return switch (store) {
            case GRAPHDRIVER -> new GraphdriverRules();
            case CONTAINERD -> new ContainerdRules();
        };
    }
}
