package dev.longshore.registries;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ImageRow;
import dev.longshore.fakes.FakeWire;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.Image;
import dev.longshore.reference.ImageReference;
import dev.longshore.registries.Standing.State;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StandingsTests {

    private static final String APP = "registry.example.com/team/app";
    private static final String MANIFESTS = "https://registry.example.com/v2/team/app/manifests/";
    private static final String ELSE = "sha256:" + Rows.hex("e");

    private final RegistryWorld world = new RegistryWorld();
    private final Standings standings = world.standings();

    private static Image image(String digits, String... names) {
        return Rows.snapshot(Rows.image(digits, names)).images().getFirst();
    }

    private Standing standing(Image image) {
        return Objects.requireNonNull(standings.of(List.of(image)).get(image)).getFirst();
    }

    /** The tag names this content, which is there by its digest, too. */
    private String registryHas(String content) {
        String digest = "sha256:" + sha256(content);
        world.wire.on(
                "HEAD " + MANIFESTS + "1.0", question -> FakeWire.reply(200, "", "Docker-Content-Digest", digest));
        world.wire.on("GET " + MANIFESTS + digest, question -> FakeWire.reply(200, content));
        return digest;
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String index(String... digests) {
        return Stream.of(digests)
                .map(each -> "{\"digest\":\"" + each + "\"}")
                .collect(Collectors.joining(",", "{\"manifests\":[", "]}"));
    }

    @Test
    void theDigestThatWasPulledIsCurrentAndNothingMoreIsAskedFor() {
        String digest = registryHas("{}");
        Standing standing = standing(image("a", APP + ":1.0", APP + "@" + ELSE, APP + "@" + digest));
        assertThat(standing.state()).isEqualTo(State.CURRENT);
        assertThat(standing.remoteDigest()).isEqualTo(digest);
        assertThat(standing.localDigests()).containsExactlyInAnyOrder(ELSE, digest);
        assertThat(world.requests()).containsExactly("HEAD " + MANIFESTS + "1.0");
    }

    @Test
    void aPlatformOfTheIndexIsCurrentToo() {
        registryHas(index(ELSE, "sha256:" + Rows.hex("f")));
        assertThat(standing(image("a", APP + ":1.0", APP + "@" + ELSE)).state()).isEqualTo(State.CURRENT);
    }

    @Test
    void anIndexWhosePlatformsAreAllOthersIsOutdated() {
        String digest = registryHas(index("sha256:" + Rows.hex("f")));
        Standing standing = standing(image("a", APP + ":1.0", APP + "@" + ELSE));
        assertThat(standing.state()).isEqualTo(State.OUTDATED);
        assertThat(standing.remoteDigest()).isEqualTo(digest);
        assertThat(standing.localDigests()).containsExactly(ELSE);
    }

    @Test
    void digestsOfOtherRepositoriesDoNotCount() {
        String digest = registryHas("{}");
        Standing standing = standing(image("a", APP + ":1.0", "other/app@" + digest, APP + "@" + ELSE));
        assertThat(standing.state()).isEqualTo(State.OUTDATED);
    }

    @Test
    void aManifestOfTheSameConfigurationIsTheSameImage() {
        registryHas("{\"config\":{\"digest\":\"sha256:" + Rows.hex("a") + "\"}}");
        assertThat(standing(image("a", APP + ":1.0", APP + "@" + ELSE)).state()).isEqualTo(State.CURRENT);
        assertThat(standing(image("b", APP + ":1.0", APP + "@" + ELSE)).state()).isEqualTo(State.OUTDATED);
    }

    @Test
    void anImageThatWasNeverPulledIsUnknown() {
        registryHas("{}");
        Standing standing = standing(image("a", APP + ":1.0"));
        assertThat(standing.state()).isEqualTo(State.UNKNOWN);
        assertThat(Objects.requireNonNull(standing.cause()).code()).isEqualTo("no-local-digest");
    }

    @Test
    void anIndexIsAskedForOnceForGood() {
        registryHas(index("sha256:" + Rows.hex("f")));
        Image image = image("a", APP + ":1.0", APP + "@" + ELSE);
        standing(image);
        standing(image);
        assertThat(world.requests()).hasSize(2);
        world.clock.pass(Duration.ofMinutes(6));
        standing(image);
        assertThat(world.requests().subList(2, world.requests().size())).containsExactly("HEAD " + MANIFESTS + "1.0");
    }

    @Test
    void aTagThatWasTransferredIsAskedForAnew() {
        String before = registryHas("{}");
        Image image = image("a", APP + ":1.0", APP + "@" + ELSE);
        assertThat(standing(image).remoteDigest()).isEqualTo(before);
        String now = registryHas(index(ELSE));
        assertThat(standing(image).remoteDigest()).isEqualTo(before);
        world.remoteTags.transferred(ImageReference.parse(APP + ":other"));
        assertThat(standing(image).state()).isEqualTo(State.OUTDATED);
        world.remoteTags.transferred(ImageReference.parse(APP + ":1.0"));
        assertThat(standing(image).state()).isEqualTo(State.CURRENT);
        assertThat(standing(image).remoteDigest()).isEqualTo(now);
    }

    @Test
    void aRegistryThatATransferReachedIsTriedAgain() {
        Image image = image("a", APP + ":1.0", APP + "@" + ELSE);
        assertThat(standing(image).state()).isEqualTo(State.UNKNOWN);
        registryHas(index(ELSE));
        assertThat(standing(image).state()).isEqualTo(State.UNKNOWN);
        world.remoteTags.transferred(ImageReference.parse(APP + ":1.0"));
        assertThat(standing(image).state()).isEqualTo(State.CURRENT);
    }

    @Test
    void whoWantsItAnewGetsItAnew() {
        Image image = image("a", APP + ":1.0", APP + "@" + ELSE);
        assertThat(standing(image).state()).isEqualTo(State.UNKNOWN);
        registryHas(index(ELSE));
        assertThat(standings.anew(image).getFirst().state()).isEqualTo(State.CURRENT);
        assertThat(standing(image).state()).isEqualTo(State.CURRENT);
    }

    @Test
    void whatWasFoundWithAnotherLoginIsForgotten() {
        Image image = image("a", APP + ":1.0", APP + "@" + ELSE);
        assertThat(standing(image).state()).isEqualTo(State.UNKNOWN);
        registryHas(index(ELSE));
        world.remoteTags.changed(new RegistryChanged(RegistryHost.parse("registry.other.example")));
        assertThat(standing(image).state()).isEqualTo(State.UNKNOWN);
        world.remoteTags.changed(new RegistryChanged(RegistryHost.parse("registry.example.com")));
        assertThat(standing(image).state()).isEqualTo(State.CURRENT);
    }

    @Test
    void whoHasNoLoginForAPrivateImageDoesNotKnow() {
        world.wire.on(
                "HEAD " + MANIFESTS + "1.0", question -> FakeWire.reply(401, "", "WWW-Authenticate", "Basic realm=x"));
        Standing standing = standing(image("a", APP + ":1.0", APP + "@" + ELSE));
        assertThat(standing.state()).isEqualTo(State.UNKNOWN);
        assertThat(Objects.requireNonNull(standing.cause()).code()).isEqualTo("registry-auth-required");
    }

    @Test
    void aTagThatIsGoneIsUnknownAndSaidSo() {
        world.wire.on("HEAD " + MANIFESTS + "1.0", question -> FakeWire.reply(404, ""));
        assertThat(Objects.requireNonNull(standing(image("a", APP + ":1.0", APP + "@" + ELSE))
                                .cause())
                        .code())
                .isEqualTo("manifest-not-found");
    }

    @Test
    void aRegistryThatIsAskedTooOftenIsLeftAloneAndAskedAgainAfterwards() {
        world.wire.on("HEAD " + MANIFESTS + "1.0", question -> FakeWire.reply(429, "", "Retry-After", "60"));
        Image image = image("a", APP + ":1.0", APP + "@" + ELSE);
        for (int n = 0; n < 5; n++) {
            assertThat(Objects.requireNonNull(standing(image).cause()).code()).isEqualTo("registry-rate-limited");
        }
        assertThat(world.requests()).hasSize(1);
        registryHas(index(ELSE));
        world.clock.pass(Duration.ofSeconds(60));
        assertThat(standing(image).state()).isEqualTo(State.CURRENT);
    }

    @Test
    void aRegistryThatIsNotThereIsNotTriedForEachOfItsTags() {
        List<Image> images = IntStream.range(0, 40)
                .mapToObj(n -> image("a" + (n / 10) + (n % 10), APP + ":" + n, APP + "@" + ELSE))
                .toList();
        assertThat(standings.of(images).values())
                .allMatch(each ->
                        Objects.requireNonNull(each.getFirst().cause()).code().equals("registry-unreachable"));
        assertThat(world.requests()).hasSizeLessThanOrEqualTo(RemoteTags.FEW);
    }

    @Test
    void aPrivateRegistryHasToBeConfigured() {
        ImageRow row = Rows.image("a", "10.0.0.5:5000/app:1.0", "10.0.0.5:5000/app@" + ELSE);
        Image image = Rows.snapshot(row).images().getFirst();
        assertThat(Objects.requireNonNull(standing(image).cause()).code()).isEqualTo("registry-not-found");
        assertThat(world.requests()).isEmpty();
    }

    @Test
    void aTagIsAskedForOnceHoweverManyWantToKnow() throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        AtomicInteger heads = new AtomicInteger();
        world.wire.on("HEAD " + MANIFESTS + "1.0", question -> {
            heads.incrementAndGet();
            try {
                go.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return FakeWire.reply(200, "", "Docker-Content-Digest", ELSE);
        });
        Image image = image("a", APP + ":1.0", APP + "@" + ELSE);
        List<Thread> threads = IntStream.range(0, 20)
                .mapToObj(n -> Thread.ofVirtual().start(() -> standing(image)))
                .toList();
        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(heads).hasValue(1);
    }
}
