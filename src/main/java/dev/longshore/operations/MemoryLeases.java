package dev.longshore.operations;

import dev.longshore.engine.EngineName;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Leases in the memory of this process, for a service of one replica. Those who wait get it in the order they came. */
@Component
class MemoryLeases implements Leases {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private record Key(EngineName engine, String text) {}

    /** Counts those who hold it or wait, so that it goes when the last has left. */
    private static final class Turn {
        private final Semaphore semaphore = new Semaphore(1, true);
        private int users;
    }

    private final Map<Key, Turn> turns = new ConcurrentHashMap<>();
    private final Duration patience;

    MemoryLeases() {
        this(PATIENCE);
    }

    MemoryLeases(Duration patience) {
        this.patience = patience;
    }

    @Override
    public <T> T holding(EngineName engine, List<String> keys, Supplier<T> work) {
        return keys.isEmpty()
                ? work.get()
                : holding(new Key(engine, keys.getFirst()), () -> holding(engine, keys.subList(1, keys.size()), work));
    }

    private <T> T holding(Key key, Supplier<T> work) {
        Turn turn = join(key);
        try {
            if (!comes(turn)) {
                throw busy(key);
            }
            try {
                return work.get();
            } finally {
                turn.semaphore.release();
            }
        } finally {
            leave(key);
        }
    }

    private Turn join(Key key) {
        return turns.compute(key, (same, there) -> {
            Turn turn = there == null ? new Turn() : there;
            turn.users++;
            return turn;
        });
    }

    private void leave(Key key) {
        turns.computeIfPresent(key, (same, turn) -> --turn.users == 0 ? null : turn);
    }

    private boolean comes(Turn turn) {
        try {
            return turn.semaphore.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Failure busy(Key key) {
        return new Unavailable(
                        ProblemType.ENGINE_BUSY,
                        "Another change of " + key.text() + " on engine " + key.engine() + " has not ended within "
                                + patience.toSeconds() + " s. Try again.")
                .with("engine", key.engine().value())
                .with("retryAfterSeconds", Math.max(1, patience.toSeconds()));
    }

    /** How many things are leased or waited for. */
    int size() {
        return turns.size();
    }
}
