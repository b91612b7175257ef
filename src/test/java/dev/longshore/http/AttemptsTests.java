package dev.longshore.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AttemptsTests {

    private final AtomicLong now = new AtomicLong();
    private final Attempts attempts = new Attempts(now::get);

    @Test
    void tooManyFromOneAddressHaveToWaitForTheNextMinute() {
        for (int n = 0; n < Attempts.ALLOWED; n++) {
            assertThat(attempts.failed("192.0.2.1")).isZero();
        }
        now.addAndGet(Duration.ofSeconds(20).toNanos());
        assertThat(attempts.failed("192.0.2.1")).isEqualTo(40);
        assertThat(attempts.failed("192.0.2.2")).isZero();
        now.addAndGet(Duration.ofSeconds(41).toNanos());
        assertThat(attempts.failed("192.0.2.1")).isZero();
    }

    @Test
    void theTableIsBounded() {
        for (int n = 0; n < Attempts.ALLOWED + 1; n++) {
            attempts.failed("192.0.2.1");
        }
        for (int n = 0; n < 10_000; n++) {
            attempts.failed("other-" + n);
        }
        assertThat(attempts.failed("192.0.2.1")).as("the oldest is forgotten").isZero();
    }
}
