package dev.longshore.engine.docker;

import dev.longshore.engine.EngineAddress;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.Reach;
import dev.longshore.problem.Failure;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the engine can be reached, as calls and pings find it; logs each change once. */
final class EngineState {

    private static final Logger LOG = LoggerFactory.getLogger(EngineState.class);

    private final EngineName name;
    private final EngineAddress address;
    private final AtomicReference<Reach> reach = new AtomicReference<>(new Reach.Unknown());

    EngineState(EngineName name, EngineAddress address) {
        this.name = name;
        this.address = address;
    }

    Reach reach() {
        return reach.get();
    }

    /** The engine answered, be it with a refusal. */
    void answered() {
        Reach before = reach.get();
        if (!(before instanceof Reach.Up) && reach.compareAndSet(before, new Reach.Up(Instant.now()))) {
            LOG.info("Engine {} at {} answers", name, address.host());
        }
    }

    /** The call of this kind failed: whether that says anything of the engine as a whole depends on both. */
    void failed(CallKind kind, Failure failure) {
        switch (failure.type()) {
            case ENGINE_UNREACHABLE, ENGINE_PERMISSION_DENIED, ENGINE_API_UNSUPPORTED -> down(failure);
            case ENGINE_TIMEOUT -> late(kind, failure);
            case ENGINE_BUSY, SHUTTING_DOWN, INTERNAL, OPERATION_CANCELLED, OPERATION_INTERRUPTED, PULL_STALLED -> {}
            default -> answered();
        }
    }

    /** A late list is no sign of a hung engine, a late ping is. */
    private void late(CallKind kind, Failure failure) {
        if (kind == CallKind.PING) {
            down(failure);
        }
    }

    private void down(Failure failure) {
        Reach before = reach.get();
        boolean same = before instanceof Reach.Down down && down.why().type() == failure.type();
        if (!same && reach.compareAndSet(before, new Reach.Down(failure, Instant.now()))) {
            LOG.warn("Engine {} does not answer: {}", name, failure.detail());
        }
    }
}
