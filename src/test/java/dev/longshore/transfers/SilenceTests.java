package dev.longshore.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.Ending;
import dev.longshore.engine.TransferLine;
import dev.longshore.operations.Progress;
import dev.longshore.operations.Running;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SilenceTests {

    private static final TransferProperties PATIENCE =
            new TransferProperties(Duration.ofMillis(600), Duration.ofMillis(1500), 1, Duration.ZERO);

    private final Told running = new Told();

    /** Work that remembers what is told of it. */
    private static final class Told implements Running {
        private final Ending ending = new Ending();
        private final List<Boolean> stalled = new CopyOnWriteArrayList<>();

        @Override
        public Ending ending() {
            return ending;
        }

        @Override
        public void progress(Progress progress) {}

        @Override
        public void line(String text) {}

        @Override
        public void stalled(boolean now) {
            stalled.add(now);
        }

        @Override
        public void restarted() {}

        @Override
        public void pause(Duration time) {}
    }

    private void say(TransferLine line, Silence silence) throws InterruptedException {
        for (int time = 0; time < 25; time++) {
            silence.heard(line);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    @Test
    void theSameBytesAgainAreNothingNew() throws InterruptedException {
        try (Silence silence = new Silence(running, PATIENCE, "app:1")) {
            say(new TransferLine.Layer("a", "Downloading", 10L, 100L, null), silence);
        }
        assertThat(running.stalled).containsExactly(true);
        assertThat(running.ending.reason()).map(Failure::type).contains(ProblemType.PULL_STALLED);
    }

    @Test
    void unpackingThatCountsSecondsGoesOn() throws InterruptedException {
        try (Silence silence = new Silence(running, PATIENCE, "app:1")) {
            say(new TransferLine.Layer("a", "Extracting", null, null, null), silence);
        }
        assertThat(running.stalled).isEmpty();
        assertThat(running.ending.reason()).isEmpty();
    }

    @Test
    void somethingNewEndsAStall() throws InterruptedException {
        try (Silence silence = new Silence(running, PATIENCE, "app:1")) {
            silence.heard(new TransferLine.Layer("a", "Downloading", 10L, 100L, null));
            TimeUnit.MILLISECONDS.sleep(1200);
            silence.heard(new TransferLine.Layer("a", "Downloading", 11L, 100L, null));
        }
        assertThat(running.stalled).containsExactly(true, false);
        assertThat(running.ending.reason()).isEmpty();
    }
}
