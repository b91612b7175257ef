package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.engine.EngineDocument;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.Rows;
import dev.longshore.problem.NotFound;
import dev.longshore.reference.ImageId;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class KnownFactsTests {

    private static final ImageId ID = Rows.imageId("a");

    private final KnownFacts facts = new KnownFacts();
    private final FakeEngine engine = new FakeEngine("local");

    @Test
    void theEngineIsAskedOnceForAnId() {
        engine.documents.put(ID.toString(), Rows.document("{'Os':'linux'}"));
        ImageFacts read = facts.of(engine, ID);
        engine.documents.clear();
        assertThat(facts.of(engine, ID)).isSameAs(read);
        assertThat(read.os()).isEqualTo("linux");
    }

    @Test
    void whatOneEngineSaysIsNotSaidOfAnother() {
        engine.documents.put(ID.toString(), Rows.document("{'Os':'linux'}"));
        facts.of(engine, ID);
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> facts.of(new FakeEngine("other"), ID));
    }

    @Test
    void aFailureIsNotRemembered() {
        assertThatExceptionOfType(NotFound.class).isThrownBy(() -> facts.of(engine, ID));
        engine.documents.put(ID.toString(), Rows.document("{'Os':'windows'}"));
        assertThat(facts.of(engine, ID).os()).isEqualTo("windows");
    }

    @Test
    void whatIsBeingReadIsReadOnceForAllWhoAsk() {
        Slow slow = new Slow();
        engine.documents.put(ID.toString(), slow);
        assertThat(facts.ofAll(engine, List.of(ID), Duration.ofMillis(20))).isEmpty();
        assertThat(facts.ofAll(engine, List.of(ID), Duration.ofMillis(20))).isEmpty();
        slow.goOn.countDown();
        assertThat(facts.ofAll(engine, List.of(ID), Duration.ofSeconds(20))).isPresent();
        assertThat(slow.reads).hasValue(1);
    }

    @Test
    void anEngineThatHangsHoldsUpNoOther() {
        Slow slow = new Slow();
        List<ImageId> many =
                Stream.of("a", "b", "c", "d", "e").map(Rows::imageId).toList();
        many.forEach(id -> engine.documents.put(id.toString(), slow));
        assertThat(facts.ofAll(engine, many, Duration.ofMillis(20))).isEmpty();

        FakeEngine other = new FakeEngine("other");
        other.documents.put(ID.toString(), Rows.document("{'Os':'linux'}"));
        assertThat(facts.ofAll(other, List.of(ID), Duration.ofSeconds(20))).isPresent();
        slow.goOn.countDown();
    }

    @RepeatedTest(200)
    void whatCouldNotBeReadIsReadAgain() {
        assertThat(facts.ofAll(engine, List.of(ID), Duration.ofSeconds(20))).isEmpty();
        engine.documents.put(ID.toString(), Rows.document("{'Os':'linux'}"));
        assertThat(facts.ofAll(engine, List.of(ID), Duration.ofSeconds(20))).isPresent();
    }

    /** A document that comes when it may. */
    private static final class Slow implements EngineDocument {

        private final CountDownLatch goOn = new CountDownLatch(1);
        private final AtomicInteger reads = new AtomicInteger();

        @Override
        public byte[] bytes() {
            return Rows.document("{'Os':'linux'}").bytes();
        }

        @Override
        public JsonNode json() {
            reads.incrementAndGet();
            try {
                assertThat(goOn.await(20, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return Rows.document("{'Os':'linux'}").json();
        }
    }
}
