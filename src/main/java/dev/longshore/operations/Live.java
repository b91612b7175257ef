package dev.longshore.operations;

import dev.longshore.engine.Ending;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;

/** An operation of this process: how it stands, who joined it, and what those who follow it wait for. */
final class Live implements Running, Follower {

    /** A pull prints a few lines a layer; whoever comes after so many misses those behind. */
    private static final int MOST_LINES = 5_000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Ending ending = new Ending();
    private final Map<String, Long> partRevisions = new HashMap<>();
    private final List<String> lines = new ArrayList<>();
    private final Set<String> joined = new HashSet<>();
    private final String epoch;
    private final Clock clock;
    private Operation operation;
    private long revision;
    private long restartedAt;

    Live(Operation operation, String epoch, Clock clock) {
        this.operation = operation;
        this.epoch = epoch;
        this.clock = clock;
    }

    Operation view() {
        return locked(() -> operation);
    }

    @Override
    public Ending ending() {
        return ending;
    }

    void queued(int position) {
        change(was -> Standing.queued(position));
    }

    void begins() {
        change(was -> was.begun(clock.instant()));
    }

    @Override
    public void progress(Progress progress) {
        change(was -> {
            mark(was.progress().parts(), progress.parts());
            return was.at(progress);
        });
    }

    @Override
    public void stalled(boolean stalled) {
        change(was -> was.stalled(stalled));
    }

    @Override
    public void restarted() {
        locked(() -> {
            restartedAt = ++revision;
            changed.signalAll();
            return true;
        });
    }

    @Override
    public void line(String text) {
        locked(() -> {
            if (lines.size() < MOST_LINES) {
                lines.add(text);
                changed.signalAll();
            }
            return true;
        });
    }

    @Override
    public void pause(Duration time) {
        change(Standing::again);
        Thread waiting = Thread.currentThread();
        ending.byRunning(waiting::interrupt);
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Failure reason = ending.reason().orElse(null);
            if (reason == null) {
                waiting.interrupt();
            }
        } finally {
            ending.byRunning(null);
        }
        ending.reason().ifPresent(reason -> {
            throw reason;
        });
    }

    /** As it will be once it has succeeded. */
    Operation succeeded(JsonNode result) {
        return after(was -> was.succeeded(clock.instant(), result));
    }

    /** As it will be once it has failed. */
    Operation failed(Failure failure) {
        return after(was -> was.ended(State.FAILED, clock.instant(), Problem.of(failure)));
    }

    /** As it will be once it has ended without a word of its own: {@code cancelled} or {@code interrupted}. */
    Operation ended(State end) {
        return after(was -> was.ended(end, clock.instant(), null));
    }

    private Operation after(UnaryOperator<Standing> step) {
        Operation now = view();
        return now.with(step.apply(now.standing()));
    }

    /** Tells all who follow that this is how it ended. */
    void end(Operation ended) {
        change(was -> ended.standing());
    }

    void join(String caller) {
        locked(() -> joined.add(caller));
    }

    /** Whether the caller had joined it, and has left now. */
    boolean leave(String caller) {
        return locked(() -> joined.remove(caller));
    }

    @Override
    public String epoch() {
        return epoch;
    }

    @Override
    public boolean ended() {
        return view().state().isEnd();
    }

    @Override
    public Delta snapshot() {
        return locked(() ->
                new Delta(revision, operation, operation.standing().progress().parts(), false));
    }

    @Override
    public Optional<Delta> changes(long since, Duration patience) throws InterruptedException {
        await(() -> revision > since, patience);
        return locked(() -> revision > since ? Optional.of(delta(since)) : Optional.empty());
    }

    private Delta delta(long since) {
        List<Part> others = operation.standing().progress().parts().stream()
                .filter(part -> partRevisions.getOrDefault(part.id(), 0L) > since)
                .toList();
        return new Delta(revision, operation, others, restartedAt > since);
    }

    @Override
    public List<String> lines(int from, Duration patience) throws InterruptedException {
        await(() -> lines.size() > from, patience);
        return locked(() -> List.copyOf(lines.subList(Math.min(from, lines.size()), lines.size())));
    }

    @Override
    public void awaitEnd(Duration patience) throws InterruptedException {
        await(() -> false, patience);
    }

    private void await(BooleanSupplier isThere, Duration patience) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long left = patience.toNanos();
            while (left > 0 && !isThere.getAsBoolean() && !operation.state().isEnd()) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    private void mark(List<Part> before, List<Part> after) {
        for (int at = 0; at < after.size(); at++) {
            if (at >= before.size() || !before.get(at).equals(after.get(at))) {
                partRevisions.put(after.get(at).id(), revision + 1);
            }
        }
    }

    /** Nothing changes any more what has ended. */
    private void change(UnaryOperator<Standing> step) {
        locked(() -> {
            Standing was = operation.standing();
            Standing now = was.state().isEnd() ? was : step.apply(was);
            if (!now.equals(was)) {
                operation = operation.with(now);
                revision++;
                changed.signalAll();
            }
            return true;
        });
    }

    private <T> T locked(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }
}
