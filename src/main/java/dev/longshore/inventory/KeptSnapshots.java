package dev.longshore.inventory;

import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.Reach;
import dev.longshore.problem.Failure;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Snapshots that events keep current; of an engine whose events are closed to us, lists as {@link ListedSnapshots} has them. */
@Component
@EnableConfigurationProperties(InventoryProperties.class)
@Primary
class KeptSnapshots implements Snapshots, NewSnapshots, DisposableBean {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final ListedSnapshots lists;
    private final Clock clock;
    private final InventoryProperties properties;
    private final Map<EngineName, Keeper> keepers = new ConcurrentHashMap<>();
    private final List<Consumer<Snapshot>> watchers = new CopyOnWriteArrayList<>();

    KeptSnapshots(ListedSnapshots lists, Clock clock, InventoryProperties properties) {
        this.properties = properties;
        this.lists = lists;
        this.clock = clock;
        lists.onEach(this::tell);
    }

    @Override
    public Snapshot current(Engine engine, Freshness freshness) {
        Keeper keeper = keeper(engine);
        return switch (freshness) {
            case Freshness.Any any -> now(keeper);
            case Freshness.StartedAfter after -> listed(keeper);
            case Freshness.AtMostOld old -> atMostOld(keeper, old);
        };
    }

    private Snapshot atMostOld(Keeper keeper, Freshness.AtMostOld old) {
        return onRequest(keeper)
                ? lists.current(keeper.engine(), old)
                : keeper.shown().last().filter(old::accepts).orElseGet(() -> now(keeper));
    }

    private static boolean onRequest(Keeper keeper) {
        return keeper.shown().standing() instanceof Standing.OnRequest;
    }

    @Override
    public Snapshot reread(Engine engine, Set<Key> keys) {
        Keeper keeper = keeper(engine);
        if (onRequest(keeper)) {
            return lists.reread(engine, keys);
        }
        try {
            return within(engine, keeper.reread(keys));
        } catch (Failure failure) {
            keeper.distrust(failure);
            throw failure;
        }
    }

    @Override
    public InventoryState state(EngineName engine) {
        Keeper keeper = keepers.get(engine);
        Snapshot listed = lists.last(engine).orElse(null);
        if (keeper == null) {
            return InventoryState.onRequest(listed, null);
        }
        return keeper.shown().standing() instanceof Standing.OnRequest(Failure why)
                ? InventoryState.onRequest(listed, why)
                : keeper.shown().state();
    }

    @Override
    public Optional<Snapshot> live(Engine engine) {
        Keeper keeper = keepers.get(engine.name());
        return keeper != null && engine.equals(keeper.engine()) && engine.lastKnown() instanceof Reach.Up
                ? keeper.shown().live()
                : Optional.empty();
    }

    @Override
    public Optional<Snapshot> last(EngineName engine) {
        return Optional.ofNullable(keepers.get(engine))
                .flatMap(keeper -> keeper.shown().last())
                .or(() -> lists.last(engine));
    }

    @Override
    public void onEach(Consumer<Snapshot> watcher) {
        watchers.add(watcher);
    }

    @Override
    public void destroy() {
        keepers.values().forEach(Keeper::close);
    }

    private void tell(Snapshot snapshot) {
        watchers.forEach(watcher -> watcher.accept(snapshot));
    }

    /** Begins to keep this engine, unless that is done already. */
    void keep(Engine engine) {
        keeper(engine);
    }

    private Keeper keeper(Engine engine) {
        Keeper known = keepers.get(engine.name());
        return known != null && engine.equals(known.engine())
                ? known
                : keepers.compute(engine.name(), (name, old) -> of(engine, old));
    }

    /** An engine that was found again in another place is another engine. */
    private Keeper of(Engine engine, @Nullable Keeper old) {
        if (old != null && engine.equals(old.engine())) {
            return old;
        }
        if (old != null) {
            old.close();
        }
        return new Keeper(
                engine, clock, () -> lists.picture(engine), new Shown(engine.name(), clock, this::tell), properties);
    }

    private Snapshot listed(Keeper keeper) {
        Engine engine = keeper.engine();
        engine.awaitSign();
        return onRequest(keeper) ? lists.current(engine, Freshness.any()) : within(engine, keeper.listed());
    }

    private static Snapshot within(Engine engine, CompletableFuture<Snapshot> future) {
        try {
            return future.copy()
                    .orTimeout(engine.listDeadline().toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw engine.listTimeout();
            }
            throw e.getCause() instanceof Failure failure ? failure : e;
        }
    }

    private Snapshot now(Keeper keeper) {
        Shown shown = keeper.shown();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Standing standing = shown.standing();
            Optional<Snapshot> known = known(keeper, standing);
            if (known.isPresent()) {
                return known.get();
            }
            Duration left = Duration.ofNanos(end - System.nanoTime());
            if (left.isNegative()) {
                throw shown.unready();
            }
            await(shown, standing, left);
        }
    }

    /** Empty if waiting makes sense. */
    private Optional<Snapshot> known(Keeper keeper, Standing standing) {
        Engine engine = keeper.engine();
        return switch (standing) {
            case Standing.Live(Snapshot snapshot) -> {
                engine.awaitSign();
                yield Optional.of(snapshot);
            }
            case Standing.CatchingUp catching ->
                clock.instant().isBefore(catching.until()) ? keeper.shown().last() : Optional.empty();
            case Standing.OnRequest onRequest -> Optional.of(lists.current(engine, Freshness.any()));
            case Standing.Starting starting -> {
                engine.awaitSign();
                yield Optional.empty();
            }
            case Standing.Unreachable unreachable -> {
                engine.awaitSign();
                yield Optional.empty();
            }
        };
    }

    private static void await(Shown shown, Standing than, Duration patience) {
        try {
            shown.awaitOther(than, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw shown.notReady();
        }
    }
}
