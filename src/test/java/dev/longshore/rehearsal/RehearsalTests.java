package dev.longshore.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class RehearsalTests {

    @Test
    void everythingIsAnsweredAsTheScriptHasIt() throws IOException {
        assertThat(Rehearsal.play(2)).isEmpty();
    }
}
