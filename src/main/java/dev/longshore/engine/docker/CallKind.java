package dev.longshore.engine.docker;

import java.util.Locale;

/** The kinds of call; each has a deadline and is a label in the metrics. */
enum CallKind {
    PING(Lane.QUICK),
    VERSION(Lane.QUICK),
    INFO(Lane.QUICK),
    PROBE(Lane.QUICK),
    EVENTS(Lane.STREAM),
    IMAGE_LIST(Lane.COMMON),
    IMAGE_INSPECT(Lane.COMMON),
    IMAGE_HISTORY(Lane.COMMON),
    IMAGE_TAG(Lane.COMMON, true),
    IMAGE_REMOVE(Lane.COMMON, true),
    IMAGE_SEARCH(Lane.COMMON),
    IMAGE_PULL(Lane.STREAM, true),
    IMAGE_PUSH(Lane.STREAM, true),
    CONTAINER_LIST(Lane.COMMON),
    CONTAINER_LIST_SIZES(Lane.COMMON),
    CONTAINER_INSPECT(Lane.COMMON),
    CONTAINER_STOP(Lane.COMMON, true),
    CONTAINER_REMOVE(Lane.COMMON, true);

    /**
     * Calls wait for others of their lane only, so that an engine busy with lists can still be asked whether it lives.
     * Streams wait for none: whoever orders them counts them.
     */
    enum Lane {
        QUICK,
        COMMON,
        STREAM
    }

    private final Lane lane;
    private final boolean change;

    CallKind(Lane lane) {
        this(lane, false);
    }

    CallKind(Lane lane, boolean change) {
        this.lane = lane;
        this.change = change;
    }

    Lane lane() {
        return lane;
    }

    /** Whether the engine is another one afterwards, so that it must not be asked twice. */
    boolean isChange() {
        return change;
    }

    /** Whether an answer of this status means that what was asked for is so. */
    boolean isSuccess(int status) {
        boolean stoppedBefore = this == CONTAINER_STOP && status == 304;
        return stoppedBefore || (status >= 200 && status < 300);
    }

    /** Such as {@code image-list}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
