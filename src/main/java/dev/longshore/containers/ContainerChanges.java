package dev.longshore.containers;

import dev.longshore.access.Role;
import dev.longshore.audit.Action;
import dev.longshore.audit.Audit;
import dev.longshore.audit.Change;
import dev.longshore.engine.Engine;
import dev.longshore.inventory.Container;
import dev.longshore.inventory.ContainerResolution;
import dev.longshore.inventory.Key;
import dev.longshore.inventory.ReadBack;
import dev.longshore.inventory.Snapshot;
import dev.longshore.operations.Asked;
import dev.longshore.operations.Leases;
import dev.longshore.problem.Failure;
import dev.longshore.reference.ContainerId;
import dev.longshore.removal.Precondition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/** Stops and removes containers, so that the remedies of a verdict can be followed. */
@Component
class ContainerChanges {

    private final ReadBack engines;
    private final Leases leases;
    private final Audit audit;

    ContainerChanges(ReadBack engines, Leases leases, Audit audit) {
        this.engines = engines;
        this.leases = leases;
        this.audit = audit;
    }

    /**
     * A container that was changed.
     *
     * @param before as it was
     * @param now as it is afterwards; empty if it is gone, or nobody could look
     */
    record Changed(Container before, Optional<Container> now) {}

    /**
     * Stops a container; one that does not run stays as it is.
     *
     * @param grace how long it may take to end by itself
     * @throws Failure {@code container-not-found}, {@code ambiguous-container}, or as the engine's calls do; its {@code
     *     outcome} says whether it may have been stopped
     */
    Changed stop(Asked asked, String name, Duration grace) {
        Change change = change(Action.CONTAINER_STOP, asked, name, Map.of("graceSeconds", "" + grace.toSeconds()));
        return audit.during(
                asked.actor(),
                change,
                () -> leased(
                        asked.engine(),
                        name,
                        Precondition.NONE,
                        id -> asked.engine().containers().stop(id, grace),
                        after -> after.filter(Container::isRunning).isEmpty()),
                ContainerChanges::text);
    }

    /**
     * Removes a container, not its volumes.
     *
     * @param force whether a running one is killed; for an admin only
     * @throws Failure {@code container-not-found}, {@code ambiguous-container}, {@code container-running}, {@code
     *     precondition-failed}, {@code forbidden}, or as the engine's calls do, as for a stop
     */
    Changed remove(Asked asked, String name, boolean force, Precondition precondition) {
        Change change = change(Action.CONTAINER_REMOVE, asked, name, Map.of("force", Boolean.toString(force)));
        return audit.during(
                asked.actor(), change, () -> removed(asked, name, force, precondition), ContainerChanges::text);
    }

    private static String text(Changed changed) {
        return "container " + changed.before().id();
    }

    private Changed removed(Asked asked, String name, boolean force, Precondition precondition) {
        if (force) {
            asked.actor().mustBe(Role.ADMIN, "force");
        }
        Consumer<ContainerId> removal = id -> asked.engine().containers().remove(id, force);
        return leased(asked.engine(), name, precondition, removal, Optional::isEmpty);
    }

    private static Change change(Action action, Asked asked, String name, Map<String, String> details) {
        return new Change(action, asked.engine().name(), name, details);
    }

    private Changed leased(
            Engine engine,
            String name,
            Precondition precondition,
            Consumer<ContainerId> work,
            Predicate<Optional<Container>> isDone) {
        ContainerId id = now(engine, name).id();
        return leases.holding(engine.name(), List.of(id.toString()), () -> {
            Container before = now(engine, id.toString());
            precondition.check(before.state());
            return worked(engine, before, work, isDone);
        });
    }

    private Container now(Engine engine, String name) {
        return ContainerResolution.of(
                name, engines.now(engine, snapshot -> ContainerResolution.concerned(name, snapshot)));
    }

    /** What a failed call did all the same is answered as done. */
    private Changed worked(
            Engine engine, Container before, Consumer<ContainerId> work, Predicate<Optional<Container>> isDone) {
        ContainerId id = before.id();
        Optional<Snapshot> after = engines.change(
                engine,
                Set.of(new Key.OfContainer(id)),
                () -> work.accept(id),
                snapshot -> isDone.test(snapshot.container(id)));
        return new Changed(before, after.flatMap(snapshot -> snapshot.container(id)));
    }
}
