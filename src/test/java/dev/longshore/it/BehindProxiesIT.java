package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.FrontProxy;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.RegistryFault;
import dev.longshore.testkit.RegistryFront;
import dev.longshore.testkit.TestRegistry;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Longshore behind nginx and HAProxy as their packages configure them. */
@ExtendWith(WipedEngines.class)
class BehindProxiesIT {

    private static final Duration SECOND = Duration.ofSeconds(1);

    /** A proxy as callers see it. */
    private record Behind(FrontProxy proxy) implements LongshoreServer {
        @Override
        public int port() {
            return proxy.port();
        }

        @Override
        public void close() {
            proxy.close();
        }
    }

    private static Behind behind(String program) {
        String address = "127.0.0.1:" + RunningLongshore.shared().port();
        return new Behind(
                program.equals("nginx")
                        ? FrontProxy.nginx("proxy_pass http://" + address + ";")
                        : FrontProxy.haproxy(address));
    }

    @ParameterizedTest
    @DisplayName("C93")
    @ValueSource(strings = {"nginx", "haproxy"})
    void aPullIsFollowedThroughItAsItGoesOn(String program) {
        try (TestRegistry registry = TestRegistry.open();
                RegistryFront front = RegistryFront.of(registry);
                Behind behind = behind(program)) {
            new ImageMaker(93)
                    .image(image -> image.tags("team/followed:1").layer("layer", 1_200_000))
                    .pushTo(registry);
            front.onBlobs(new RegistryFault.Slow(400_000));
            Pulls pulls = new Pulls(behind, RunningLongshore.prefix(EngineKind.OVERLAY2));
            EngineAnswer begun = pulls.begin(front.reference("team/followed:1")).expect(202);
            LiveLines events = pulls.events(begun);
            LiveLines text = pulls.text(begun);
            assertThat(events.ended().events()).startsWith("snapshot").endsWith("succeeded");
            assertThat(text.ended().texts().getLast()).startsWith("Status: Downloaded newer image");
            for (LiveLines live : List.of(events, text)) {
                assertThat(live.lines().getFirst().after()).isLessThan(SECOND);
                assertThat(live.lines().getLast().after()).isGreaterThan(SECOND);
            }
            assertThat(events.lines().stream()
                            .map(line -> line.after().toMillis() / 200)
                            .distinct())
                    .as("moments at which events came")
                    .hasSizeGreaterThan(4);
        }
    }
}
