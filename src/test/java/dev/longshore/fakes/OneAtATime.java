package dev.longshore.fakes;

import dev.longshore.engine.EngineName;
import dev.longshore.operations.Leases;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Leases that let one change after the other through, whatever it touches. */
public final class OneAtATime implements Leases {

    /** What was leased, in order. */
    public final List<List<String>> leased = new CopyOnWriteArrayList<>();

    /** Runs just before a lease is given. */
    public volatile Runnable beforeLease = () -> {};

    @Override
    public <T> T holding(EngineName engine, List<String> keys, Supplier<T> work) {
        synchronized (leased) {
            beforeLease.run();
            leased.add(keys);
            return work.get();
        }
    }
}
