package dev.longshore.inventory;

import dev.longshore.engine.EngineName;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What was made of each engine's latest snapshot, once for all who ask. It keeps no snapshot alive. */
public final class LatestOf<V> {

    private final Map<EngineName, Made<V>> made = new ConcurrentHashMap<>();
    private final Function<Snapshot, V> make;

    /** Something that is made of a snapshot. */
    public LatestOf(Function<Snapshot, V> make) {
        this.make = make;
    }

    private record Made<V>(WeakReference<Snapshot> snapshot, V value) {

        boolean isOf(Snapshot other) {
            return snapshot.refersTo(other);
        }
    }

    /**
     * What is made of this snapshot.
     *
     * @throws dev.longshore.problem.Failure as making it does
     */
    public V of(Snapshot snapshot) {
        Made<V> known = made.get(snapshot.engine());
        return known != null && known.isOf(snapshot) ? known.value() : next(snapshot);
    }

    private V next(Snapshot snapshot) {
        return made.compute(snapshot.engine(), (engine, last) -> orMake(last, snapshot))
                .value();
    }

    private Made<V> orMake(@Nullable Made<V> last, Snapshot snapshot) {
        return last != null && last.isOf(snapshot)
                ? last
                : new Made<>(new WeakReference<>(snapshot), make.apply(snapshot));
    }
}
