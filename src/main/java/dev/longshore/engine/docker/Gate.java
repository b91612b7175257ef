package dev.longshore.engine.docker;

/** Lets calls through until it is closed, one at a time, and none after that: an ended stream's thread may live on. */
final class Gate implements AutoCloseable {

    private boolean closed;

    synchronized void pass(Runnable call) {
        if (!closed) {
            call.run();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
