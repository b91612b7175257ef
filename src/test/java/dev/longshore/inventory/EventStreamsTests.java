package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.EngineEvent;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.FakeEvents;
import dev.longshore.fakes.HandClock;
import dev.longshore.fakes.Rows;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import dev.longshore.testkit.Eventually;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventStreamsTests {

    private final FakeEngine engine = new FakeEngine("one");
    private final HandClock clock = new HandClock();
    private final Inbox inbox = new Inbox();
    private final EventStreams streams;
    private final FakeEvents.Stream first;

    EventStreamsTests() throws InterruptedException {
        engine.events().open();
        streams = EventStreams.open(engine, inbox, clock);
        first = engine.events().next();
        first.sink().opened(Rows.NOW);
    }

    @AfterEach
    void close() {
        streams.close();
    }

    private List<Note> notes() throws InterruptedException {
        return inbox.next(Duration.ofMillis(100));
    }

    private FakeEvents.Stream afterSilence() throws InterruptedException {
        clock.pass(EventStreams.SILENCE);
        streams.look();
        return engine.events().next();
    }

    private static EngineEvent tagged() {
        return new EngineEvent.OnImage("tag", Rows.imageId("a"), null, Rows.NOW);
    }

    @Test
    void theFirstHasAllThatTheEngineRemembers() {
        assertThat(first.since()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void afterASilenceTheNextIsOpenedFromTheLastSignOnAndTheOldOneEndsWhenItStands() throws InterruptedException {
        FakeEvents.Stream next = afterSilence();
        assertThat(next.since()).isEqualTo(Rows.NOW.minusSeconds(5));
        assertThat(first.end()).isNotDone();
        first.sink().event(tagged());
        assertThat(notes()).hasOnlyElementsOfType(Note.Touched.class).hasSize(1);
        next.sink().opened(Rows.NOW.plus(EventStreams.SILENCE));
        Eventually.passes(() -> assertThat(first.end()).isDone());
        next.sink().event(tagged());
        assertThat(notes())
                .as("no end is told")
                .hasOnlyElementsOfType(Note.Touched.class)
                .hasSize(1);
        assertThat(afterSilence().since())
                .isEqualTo(Rows.NOW.plus(EventStreams.SILENCE).minusSeconds(5));
    }

    @Test
    void whatIsToldMeanwhileIsNoSilence() throws InterruptedException {
        clock.pass(EventStreams.SILENCE.minusSeconds(1));
        first.sink().event(tagged());
        clock.pass(EventStreams.SILENCE.minusSeconds(1));
        streams.look();
        clock.pass(Duration.ofSeconds(1));
        streams.look();
        assertThat(engine.events().next().since()).isEqualTo(Rows.NOW.minusSeconds(5));
    }

    @Test
    void oneThatFailsIsAGap() throws InterruptedException {
        afterSilence().fail(new Unavailable(ProblemType.ENGINE_UNREACHABLE, "it broke"));
        assertThat(inbox.next(Duration.ofSeconds(10))).hasOnlyElementsOfType(Note.Ended.class);
    }

    @Test
    void oneThatDoesNotOpenInTimeIsAGap() throws InterruptedException {
        afterSilence();
        streams.look();
        assertThat(notes()).isEmpty();
        clock.pass(engine.listDeadline().plusSeconds(1));
        streams.look();
        assertThat(notes()).hasOnlyElementsOfType(Note.Ended.class);
    }

    @Test
    void closingEndsBothAndTellsNoEnd() throws InterruptedException {
        FakeEvents.Stream next = afterSilence();
        streams.close();
        Eventually.passes(() -> {
            assertThat(first.end()).isDone();
            assertThat(next.end()).isDone();
        });
        assertThat(notes()).isEmpty();
    }
}
