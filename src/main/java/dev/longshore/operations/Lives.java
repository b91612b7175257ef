package dev.longshore.operations;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The operations of this process, and their rows: progress is written once a second, and one that ended stays here a while
 * for those who follow it. A row that could not be written is written when the store can again.
 */
@Component
class Lives {

    private static final Logger LOG = LoggerFactory.getLogger(Lives.class);
    private static final long EVERY_MILLIS = 1_000;
    private static final long CLEAN_MILLIS = 600_000;

    /** How long an operation of another process may be silent before it counts as interrupted. */
    private static final Duration SILENCE = Duration.ofSeconds(15);

    private static final Duration LINGER = Duration.ofSeconds(60);

    private final Map<String, Live> lives = new ConcurrentHashMap<>();
    private final Map<String, Operation> saved = new ConcurrentHashMap<>();
    private final OperationRows rows;
    private final OperationProperties properties;
    private final Clock clock;

    Lives(OperationRows rows, OperationProperties properties, Clock clock) {
        this.rows = rows;
        this.properties = properties;
        this.clock = clock;
        rows.interrupt(clock.instant(), SILENCE);
    }

    void add(Live live) {
        saved.put(live.view().id(), live.view());
        lives.put(live.view().id(), live);
    }

    Optional<Live> find(String id) {
        return Optional.ofNullable(lives.get(id));
    }

    /** Forgets those that ended, followed or not. */
    void forget() {
        lives.values().removeIf(Live::ended);
        saved.keySet().retainAll(lives.keySet());
    }

    List<Live> open() {
        return lives.values().stream().filter(live -> !live.ended()).toList();
    }

    /** Ends it, in the store first where that can be: what those who follow are told is so after a crash, too. */
    void end(Live live, Operation ended) {
        synchronized (live) {
            write(ended);
            live.end(ended);
        }
    }

    /** Writes how it stands, if that is not written yet. */
    void save(Live live) {
        synchronized (live) {
            write(live.view());
        }
    }

    private void write(Operation now) {
        if (now.equals(saved.get(now.id()))) {
            return;
        }
        try {
            rows.update(now);
            saved.put(now.id(), now);
        } catch (DataAccessException e) {
            LOG.warn("Operation {} could not be written and will be again: {}", now.id(), e.toString());
        }
    }

    @Scheduled(fixedRate = EVERY_MILLIS)
    void beat() {
        Instant now = clock.instant();
        if (!open().isEmpty()) {
            rows.beat(now);
        }
        lives.values().forEach(this::save);
        lives.values().removeIf(live -> isOver(live, now));
        saved.keySet().retainAll(lives.keySet());
    }

    private boolean isOver(Live live, Instant now) {
        Operation view = live.view();
        Instant finished = view.standing().finishedAt();
        return finished != null
                && view.equals(saved.get(view.id()))
                && finished.plus(LINGER).isBefore(now);
    }

    @Scheduled(fixedRate = CLEAN_MILLIS)
    void clean() {
        rows.forget(clock.instant().minus(properties.keep()));
    }

    @Scheduled(fixedRate = EVERY_MILLIS * 5)
    void interrupt() {
        int interrupted = rows.interrupt(clock.instant(), SILENCE);
        if (interrupted > 0) {
            LOG.warn("{} operations of a service that is not heard of any more were interrupted", interrupted);
        }
    }
}
