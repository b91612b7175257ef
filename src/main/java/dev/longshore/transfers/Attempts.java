package dev.longshore.transfers;

import dev.longshore.engine.TransferLine;
import dev.longshore.operations.Running;
import dev.longshore.problem.Failure;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Tries a transfer until it succeeds or another attempt cannot help. */
record Attempts(TransferProperties properties) {

    /** Asks an engine for the transfer and returns when it is done. */
    @FunctionalInterface
    interface Call {
        void make(Consumer<TransferLine> lines);
    }

    /**
     * Makes the call, as often as it takes.
     *
     * @param reference what is transferred, for people
     * @return what the engine told
     * @throws Failure the last attempt's
     */
    Told run(Running running, String reference, Call call) {
        Told told = new Told(running);
        return tried(running, told, () -> {
            once(running, reference, call, told);
            return told;
        });
    }

    /**
     * Asks the engine something that belongs to the transfer, as often as it takes.
     *
     * @throws Failure the last attempt's
     */
    <T> T ask(Running running, Supplier<T> question) {
        return tried(running, new Told(running), question);
    }

    private <T> T tried(Running running, Told told, Supplier<T> work) {
        Retries retries = new Retries(properties.attempts(), properties.backOff());
        for (int attempt = 1; ; attempt++) {
            try {
                return work.get();
            } catch (Failure failure) {
                Optional<Duration> pause = running.ending().reason().isPresent()
                        ? Optional.empty()
                        : retries.after(failure, attempt, told.hasBegun());
                again(running, told, failure, pause.orElseThrow(() -> failure));
            }
        }
    }

    private void once(Running running, String reference, Call call, Told told) {
        try (Silence silence = new Silence(running, properties, reference)) {
            call.make(line -> {
                silence.heard(line);
                told.accept(line);
            });
        }
    }

    private static void again(Running running, Told told, Failure failure, Duration pause) {
        String why = failure.detail();
        running.line(why + (why.endsWith(".") ? "" : ".") + " Trying again in " + pause.toSeconds() + " s.");
        running.pause(pause);
        told.restart();
    }
}
