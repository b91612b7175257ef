package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.engine.Ending;
import dev.longshore.engine.EngineEvent;
import dev.longshore.engine.EngineEvent.OnImage;
import dev.longshore.engine.EngineEvents.EventSink;
import dev.longshore.engine.Reach;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import dev.longshore.reference.ImageId;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.ProxiedRequest;
import dev.longshore.testkit.Reaction;
import dev.longshore.testkit.Reaction.Chunks.End;
import dev.longshore.testkit.StubEngine;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DockerEventsTests {

    private static final ImageId ID = ImageId.parse("a1".repeat(32));
    private static final EngineEvent TAGGED = new OnImage("tag", ID, null, null);
    private static final String LINE = "{\"Type\":\"image\",\"Action\":\"tag\",\"Actor\":{\"ID\":\"" + ID + "\"}}\n";

    private final StubEngine stub = StubEngine.speaking("1.51");
    private final DockerEngine engine = TestEngine.at(stub.host());
    private final Heard heard = new Heard();
    private final Ending ending = new Ending();
    private final Failure enough = new Unavailable(ProblemType.SHUTTING_DOWN, "Enough.");

    @AfterEach
    void close() throws IOException {
        engine.close();
        stub.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-28T12:00:00.000000001Z, 1795867200.000000001",
        "1970-01-01T00:00:00Z, 0.000000000",
        "-1000000-01-01T00:00:00Z, 0"
    })
    void imagesContainersAndNetworksAreAskedForSinceThen(Instant since, String seconds) {
        answers(End.CLEAN);

        engine.events().follow(since, heard, ending);

        assertThat(asked().target()).startsWith("/v1.51/events?");
        assertThat(URLDecoder.decode(asked().query(), StandardCharsets.UTF_8))
                .isEqualTo("since=" + seconds + "&filters={\"type\":[\"container\",\"image\",\"network\"]}");
    }

    @Test
    void eventsComeOneByOneAndACleanEndIsNoFailure() {
        answers(End.CLEAN, LINE.substring(0, 30), LINE.substring(30) + LINE, LINE.strip());

        engine.events().follow(Instant.EPOCH, heard, ending);

        assertThat(heard.opened).hasSize(1);
        assertThat(heard.events).containsExactly(TAGGED, TAGGED, TAGGED);
        assertThat(heard.missed).isZero();
    }

    @Test
    void aBrokenLineIsMissedAndTheNextIsRead() {
        answers(End.CLEAN, "{\"Type\":\"ima\n" + LINE + "gibberish\n{}\n" + LINE);

        engine.events().follow(Instant.EPOCH, heard, ending);

        assertThat(heard.events).containsExactly(TAGGED, TAGGED);
        assertThat(heard.missed).isEqualTo(3);
    }

    @Test
    void aLineWithoutMeasureEndsNothing() {
        String labels = "\"" + "x".repeat(1_000_000) + "\":\"" + "y".repeat(3_000_000) + "\",";
        String nested = "[".repeat(100_000) + "\n";
        answers(
                End.CLEAN,
                LINE.replace("{\"ID\"", "{\"Attributes\":{" + labels + "\"name\":\"app:1\"},\"ID\""),
                nested,
                LINE);

        engine.events().follow(Instant.EPOCH, heard, ending);

        assertThat(heard.events).hasSize(2).last().isEqualTo(TAGGED);
        assertThat(heard.missed).isEqualTo(1);
    }

    @Test
    void emptyLinesAreNothing() {
        answers(End.CLEAN, "\n\r\n  \n" + LINE.replace("\n", "\r\n") + "\n");

        engine.events().follow(Instant.EPOCH, heard, ending);

        assertThat(heard.events).containsExactly(TAGGED);
        assertThat(heard.missed).isZero();
    }

    @Test
    void theEnginesClockComesWithTheOpening() {
        stub.on(
                "GET",
                "/events",
                new Reaction.Reply(200, java.util.Map.of("Date", "Sat, 28 Nov 2026 12:04:29 GMT"), LINE));

        engine.events().follow(Instant.EPOCH, heard, ending);

        assertThat(heard.opened).containsExactly(Instant.parse("2026-11-28T12:04:29Z"));
    }

    @Test
    void aStreamThatBreaksIsAFailureAndSaysNothingOfTheEngine() {
        answers(End.BROKEN, LINE);

        assertThat(failure().type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
        assertThat(heard.events).containsExactly(TAGGED);
        assertThat(engine.lastKnown()).isInstanceOf(Reach.Up.class);
    }

    @Test
    void anEngineThatIsNotThereIsUnreachable() {
        stub.close();

        assertThat(failure().type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
        assertThat(heard.opened).isEmpty();
        assertThat(engine.lastKnown()).isInstanceOf(Reach.Down.class);
    }

    @Test
    void aSocketProxyThatForbidsItIsNamedWithItsSwitch() {
        stub.on("GET", "/events", Reaction.forbidden());

        Failure failure = failure();

        assertThat(failure.type()).isEqualTo(ProblemType.ENGINE_ACCESS_DENIED);
        assertThat(failure.members()).containsEntry("switch", "EVENTS");
        assertThat(heard.opened).isEmpty();
    }

    @Test
    void silenceIsNoFailureAndSomebodyElseCanEndIt() throws Exception {
        answers(End.NEVER, LINE);
        Future<Failure> stream = inBackground();
        Eventually.passes(() -> assertThat(heard.events).hasSize(1));

        ending.end(enough);

        assertThat(stream.get()).isSameAs(enough);
    }

    @Test
    void itIsEndedBeforeTheEngineHasAnswered() throws Exception {
        stub.on("GET", "/events", new Reaction.Hang());
        Future<Failure> stream = inBackground();
        Eventually.passes(() -> assertThat(events()).hasSize(1));

        ending.end(enough);

        assertThat(stream.get()).isSameAs(enough);
        assertThat(heard.opened).isEmpty();
    }

    @Test
    void anEndThatComesOfAnEventEndsIt() {
        answers(End.NEVER, LINE);

        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> engine.events()
                        .follow(
                                Instant.EPOCH,
                                new Heard() {
                                    @Override
                                    public void event(EngineEvent event) {
                                        ending.end(enough);
                                    }
                                },
                                ending));

        assertThat(failure).isSameAs(enough);
    }

    @Test
    void whoeverFollowsTakesNobodysPlace() {
        answers(End.NEVER, LINE);
        stub.get("/images/json", "[]");
        List<Future<Failure>> streams = new ArrayList<>();
        for (int each = 0; each < TestEngine.USUAL.atOnce() + 4; each++) {
            streams.add(inBackground());
        }
        Eventually.passes(() -> assertThat(heard.opened).hasSize(streams.size()));

        assertThat(engine.images().list()).isEmpty();
        ending.end(enough);
    }

    private void answers(End end, String... chunks) {
        stub.on("GET", "/events", new Reaction.Chunks(List.of(chunks), end));
    }

    private Failure failure() {
        return catchThrowableOfType(Failure.class, () -> engine.events().follow(Instant.EPOCH, heard, ending));
    }

    private Future<Failure> inBackground() {
        FutureTask<Failure> stream = new FutureTask<>(this::failure);
        Thread.ofVirtual().start(stream);
        return stream;
    }

    private List<ProxiedRequest> events() {
        return stub.requests().stream()
                .filter(request -> request.target().contains("/events"))
                .toList();
    }

    private ProxiedRequest asked() {
        return events().getLast();
    }

    /** Keeps what it hears. */
    private static class Heard implements EventSink {

        final List<@Nullable Instant> opened = Collections.synchronizedList(new ArrayList<>());
        final List<EngineEvent> events = Collections.synchronizedList(new ArrayList<>());
        volatile int missed;

        @Override
        public void opened(@Nullable Instant engineTime) {
            opened.add(engineTime);
        }

        @Override
        public void event(EngineEvent event) {
            events.add(event);
        }

        @Override
        @SuppressWarnings("NonAtomicVolatileUpdate")
        public void missed() {
            missed++;
        }
    }
}
