package dev.longshore.engine.docker;

import dev.longshore.engine.TransferLine;
import java.util.function.Consumer;

/** Lets lines through until it is closed, and none after that: an ended stream's thread may live a moment longer. */
final class LineGate implements Consumer<TransferLine>, AutoCloseable {

    private final Consumer<TransferLine> lines;
    private boolean closed;

    LineGate(Consumer<TransferLine> lines) {
        this.lines = lines;
    }

    @Override
    public synchronized void accept(TransferLine line) {
        if (!closed) {
            lines.accept(line);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
    }
}
