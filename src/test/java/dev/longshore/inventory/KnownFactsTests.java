package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.Rows;
import dev.longshore.problem.NotFound;
import dev.longshore.reference.ImageId;
import org.junit.jupiter.api.Test;

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
}
