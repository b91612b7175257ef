package dev.longshore.testkit;

import java.util.function.Supplier;

/** Tries again what may need a moment. */
public final class Eventually {
    private Eventually() {}

    /** The first result that comes without an exception or failed assertion within 10 s; else the last failure. */
    public static <T> T get(Supplier<T> attempt) {
        long end = System.nanoTime() + 10_000_000_000L;
        while (true) {
            try {
                return attempt.get();
            } catch (RuntimeException | AssertionError e) {
                if (System.nanoTime() > end) {
                    throw e;
                }
                Commands.sleep(50);
            }
        }
    }

    /** As {@link #get} for assertions. */
    public static void passes(Runnable assertions) {
        get(() -> {
            assertions.run();
            return true;
        });
    }
}
