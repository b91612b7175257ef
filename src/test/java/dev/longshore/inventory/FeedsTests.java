package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.fakes.FakeEngine;
import dev.longshore.representation.FollowerProperties;
import java.io.UnsupportedEncodingException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class FeedsTests {

    private final FakeEngine engine = new FakeEngine("local");
    private final ListedSnapshots snapshots = new ListedSnapshots(Clock.systemUTC());
    private final Feeds feeds = new Feeds(snapshots);

    @Test
    void whenTheServiceEndsWatchesEndAndNoneGoesOn() throws InterruptedException, UnsupportedEncodingException {
        for (int time = 0; time < 2; time++) {
            MockHttpServletResponse response = new MockHttpServletResponse();
            Thread watching = Thread.ofVirtual().start(() -> watch(response));
            feeds.close();
            assertThat(watching.join(Duration.ofSeconds(5))).isTrue();
            assertThat(response.getContentAsString()).contains("event: ready");
        }
    }

    private void watch(MockHttpServletResponse response) {
        try {
            new Watching(snapshots, feeds, new FollowerProperties(Duration.ofSeconds(10)))
                    .watch(
                            engine,
                            (difference, now) -> List.of(),
                            new MockHttpServletRequest("GET", "/images/events"),
                            response);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
