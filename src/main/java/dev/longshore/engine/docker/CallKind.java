package dev.longshore.engine.docker;

import java.util.Locale;

/** The kinds of call; each has a deadline and is a label in the metrics. */
enum CallKind {
    PING(Lane.QUICK),
    VERSION(Lane.QUICK),
    INFO(Lane.QUICK),
    PROBE(Lane.QUICK),
    IMAGE_LIST(Lane.COMMON),
    IMAGE_INSPECT(Lane.COMMON),
    IMAGE_HISTORY(Lane.COMMON),
    CONTAINER_LIST(Lane.COMMON),
    CONTAINER_LIST_SIZES(Lane.COMMON),
    CONTAINER_INSPECT(Lane.COMMON);

    /** Calls wait for others of their lane only, so that an engine busy with lists can still be asked whether it lives. */
    enum Lane {
        QUICK,
        COMMON
    }

    private final Lane lane;

    CallKind(Lane lane) {
        this.lane = lane;
    }

    Lane lane() {
        return lane;
    }

    /** Such as {@code image-list}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
