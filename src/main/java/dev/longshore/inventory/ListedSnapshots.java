package dev.longshore.inventory;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.ImageRow;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Snapshots that are listed for each request, shared among those that come while one runs. */
@Component
class ListedSnapshots implements Snapshots, NewSnapshots {

    /** Lets a list that started at once fail by its own deadline, which says more. */
    private static final int GRACE_MILLIS = 250;

    private final Map<EngineName, OfEngine> lists = new ConcurrentHashMap<>();
    private final Map<EngineName, Snapshot> last = new ConcurrentHashMap<>();
    private final List<Consumer<Snapshot>> watchers = new CopyOnWriteArrayList<>();
    private final Executor executor =
            task -> Thread.ofVirtual().name("snapshot").start(task);
    private final Clock clock;

    ListedSnapshots(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Snapshot current(Engine engine, Freshness freshness) {
        return switch (freshness) {
            case Freshness.Any any -> next(engine);
            case Freshness.StartedAfter after -> next(engine);
            case Freshness.AtMostOld old -> nextOrLast(engine, old);
        };
    }

    @Override
    public Snapshot reread(Engine engine, Set<Key> keys) {
        return next(engine);
    }

    @Override
    public Optional<Snapshot> last(EngineName engine) {
        return Optional.ofNullable(last.get(engine));
    }

    @Override
    public void onEach(Consumer<Snapshot> watcher) {
        watchers.add(watcher);
    }

    private Snapshot nextOrLast(Engine engine, Freshness.AtMostOld old) {
        try {
            return next(engine);
        } catch (Failure failure) {
            return last(engine.name())
                    .map(snapshot -> snapshot.old(Duration.between(snapshot.startedAt(), clock.instant())))
                    .filter(old::accepts)
                    .orElseThrow(() -> failure);
        }
    }

    /** A list that others have under way has to end first; still nobody waits longer than a list may take. */
    private Snapshot next(Engine engine) {
        engine.awaitSign();
        CompletableFuture<Snapshot> next = shared(engine).next();
        try {
            return join(next.copy().orTimeout(engine.listDeadline().toMillis() + GRACE_MILLIS, TimeUnit.MILLISECONDS));
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw engine.listTimeout();
            }
            throw e;
        }
    }

    /** An engine that was found again in another place is another engine. */
    private SharedList<Snapshot> shared(Engine engine) {
        return lists.compute(
                        engine.name(),
                        (name, known) -> known != null && engine.equals(known.engine())
                                ? known
                                : new OfEngine(engine, new SharedList<>(() -> list(engine), executor)))
                .list();
    }

    private record OfEngine(Engine engine, SharedList<Snapshot> list) {}

    private Snapshot list(Engine engine) {
        Snapshot snapshot = picture(engine);
        last.put(engine.name(), snapshot);
        watchers.forEach(watcher -> watcher.accept(snapshot));
        return snapshot;
    }

    /** A picture of lists that are asked for now; nobody else is shown it. */
    Snapshot picture(Engine engine) {
        Instant startedAt = clock.instant();
        CompletableFuture<Listed<List<ImageRow>>> images = start(engine.images()::list);
        CompletableFuture<Listed<List<ContainerRow>>> containers = start(engine.containers()::list);
        join(CompletableFuture.allOf(images, containers)); // both have ended before the next may start
        return Snapshot.of(engine.name(), startedAt, join(images), join(containers));
    }

    private <T> CompletableFuture<Listed<T>> start(Supplier<T> list) {
        return CompletableFuture.supplyAsync(() -> listed(list), executor);
    }

    /** A list that something between us and the engine forbids does not take the other with it. */
    private static <T> Listed<T> listed(Supplier<T> list) {
        try {
            return new Listed.Known<>(list.get());
        } catch (Failure failure) {
            if (failure.type() == ProblemType.ENGINE_ACCESS_DENIED) {
                return new Listed.Refused<>(failure);
            }
            throw failure;
        }
    }

    private static <T> T join(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof Failure failure) {
                throw failure;
            }
            throw e;
        }
    }
}
