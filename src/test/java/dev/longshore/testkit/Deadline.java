package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** Closes a connection that takes too long, which ends a read that waits on it. */
final class Deadline implements AutoCloseable {
    private final Thread watch;

    private Deadline(Thread watch) {
        this.watch = watch;
    }

    static Deadline closing(SocketChannel channel, Duration limit) {
        return new Deadline(Thread.ofVirtual().start(() -> {
            if (sleptThrough(limit)) {
                close(channel);
            }
        }));
    }

    void met() {
        watch.interrupt();
    }

    @Override
    public void close() {
        met();
    }

    private static boolean sleptThrough(Duration limit) {
        try {
            Thread.sleep(limit);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void close(SocketChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
