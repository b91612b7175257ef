package dev.longshore.engine.docker;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** How far a layer is, while it is being read ({@code JSONProgress} of moby's {@code pkg/jsonmessage}). */
final class TransferProgress {

    private @Nullable Long current;
    private @Nullable Long total;
    private String units = "";
    private boolean countsHidden;

    void read(JsonParser parser) throws WrongShape {
        Json.fields(parser, this::field);
    }

    private void field(String name, JsonParser value) {
        switch (name) {
            case "current" -> current = positive(value);
            case "total" -> total = positive(value);
            case "units" -> units = Json.textOrEmpty(value);
            case "hidecounts" -> countsHidden = Json.isTrue(value);
            default -> {}
        }
    }

    /** Go leaves a zero out. */
    private static @Nullable Long positive(JsonParser value) {
        Long amount = Json.amount(value);
        return amount == null || amount == 0 ? null : amount;
    }

    /** Whether there is a bar or a count, which is what prints nothing without a terminal. */
    boolean isCounted() {
        return current != null || total != null;
    }

    /** The bytes done, null where it counts something else or nothing: the containerd store counts seconds. */
    @Nullable
    Long currentBytes() {
        if (!countsBytes()) {
            return null;
        }
        return current == null && total != null ? Long.valueOf(0) : current;
    }

    @Nullable
    Long totalBytes() {
        return countsBytes() ? total : null;
    }

    private boolean countsBytes() {
        return units.isEmpty() && !countsHidden;
    }
}
