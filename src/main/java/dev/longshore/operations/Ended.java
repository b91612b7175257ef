package dev.longshore.operations;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Follows an operation that ended before: there is nothing to come. */
record Ended(Operation operation, String epoch) implements Follower {

    @Override
    public Delta snapshot() {
        return new Delta(0, operation, operation.standing().progress().parts(), false);
    }

    @Override
    public Optional<Delta> changes(long since, Duration patience) {
        return Optional.empty();
    }

    @Override
    public List<String> lines(int from, Duration patience) {
        return List.of();
    }

    @Override
    public void awaitEnd(Duration patience) {
        // it has
    }

    @Override
    public boolean ended() {
        return true;
    }
}
