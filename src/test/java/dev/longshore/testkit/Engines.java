package dev.longshore.testkit;

import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/** Engines that the tests of one JVM share; what a test makes on them, it takes away. */
public final class Engines {
    private static final Map<EngineKind, PrivateEngine> SHARED = new EnumMap<>(EngineKind.class);
    private static final ReentrantLock LOCK = new ReentrantLock();

    private Engines() {}

    /**
     * The shared engine of that kind, started at first need and closed when the JVM ends. Do not stop, pause or close it:
     * take {@link PrivateEngine#start(EngineKind)} for that.
     *
     * @throws IllegalStateException if engines are missing on this machine, naming the remedy
     */
    public static PrivateEngine shared(EngineKind kind) {
        LOCK.lock();
        try {
            PrivateEngine engine = SHARED.get(kind);
            if (engine == null) {
                engine = PrivateEngine.start(kind);
                SHARED.put(kind, engine);
            }
            return engine;
        } finally {
            LOCK.unlock();
        }
    }
}
