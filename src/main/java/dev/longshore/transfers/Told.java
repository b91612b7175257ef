package dev.longshore.transfers;

import dev.longshore.engine.TransferLine;
import dev.longshore.operations.Running;
import dev.longshore.reference.Digest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What an engine has told of a transfer, passed on to those who follow it. */
final class Told implements Consumer<TransferLine> {

    private final Running running;
    private final Layers layers = new Layers();
    private final Map<String, Digest> digests = new LinkedHashMap<>();
    private String source = "";
    private @Nullable String status;
    private @Nullable Digest digest;
    private boolean begun;

    Told(Running running) {
        this.running = running;
    }

    @Override
    public void accept(TransferLine line) {
        switch (line) {
            case TransferLine.Layer layer -> layer(layer);
            case TransferLine.Source(String tag, String printed) -> source = tag;
            case TransferLine.Named named -> named(named);
            case TransferLine.Status(String text, String printed) -> status = text;
            case TransferLine.Note note -> {}
        }
        String printed = line.printed();
        if (printed != null) {
            running.line(printed);
        }
    }

    private void layer(TransferLine.Layer line) {
        begun = true;
        if (layers.take(line, System.nanoTime())) {
            running.restarted();
        }
        running.progress(layers.progress());
    }

    private void named(TransferLine.Named named) {
        digest = named.digest();
        digests.put(named.tag() == null ? source : named.tag(), named.digest());
    }

    /** Whether layers had begun to move, in this attempt or one before. */
    boolean hasBegun() {
        return begun;
    }

    /** The transfer begins anew. */
    void restart() {
        layers.restart();
        digests.clear();
        running.restarted();
        running.progress(layers.progress());
    }

    /** The engine's last words, such as {@code Image is up to date for app:1}; null if it had none. */
    @Nullable
    String status() {
        return status;
    }

    /** The last digest it told, null if it told none. */
    @Nullable
    Digest digest() {
        return digest;
    }

    /** The tags it told of, each with its digest, in its order. */
    Map<String, Digest> digests() {
        return digests;
    }
}
