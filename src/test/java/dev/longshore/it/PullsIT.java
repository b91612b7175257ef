package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.DockerCli;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.ImageSpec;
import dev.longshore.testkit.RegistryFault;
import dev.longshore.testkit.RegistryFront;
import dev.longshore.testkit.TestRegistry;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pulls and pushes through Longshore, from real registries to real engines of both image stores. */
@ExtendWith(WipedEngines.class)
class PullsIT {

    private static final int LARGE = 6_000_000;
    private static final RegistryFault SLOW = new RegistryFault.Slow(200_000);

    @SuppressWarnings("NullAway.Init")
    private static TestRegistry open;

    @SuppressWarnings("NullAway.Init")
    private static TestRegistry guarded;

    @SuppressWarnings("NullAway.Init")
    private static String digest;

    private final RegistryFront front = RegistryFront.of(open);

    @BeforeAll
    static void fill() {
        open = TestRegistry.open();
        guarded = TestRegistry.withPassword("ann", "canary-word");
        ImageMaker small = new ImageMaker(21)
                .image(image -> image.tags("team/app:1.0", "team/app:1.1").layer("layer", 300_000));
        digest = small.pushTo(open).getFirst();
        small.pushTo(guarded);
        new ImageMaker(22)
                .image(image -> image.tags("team/large:1").layer("large", LARGE))
                .pushTo(open);
        new ImageMaker(24)
                .image(image -> image.tags(many().map(tag -> "team/many:" + tag).toArray(String[]::new))
                        .layer("middle", 200_000))
                .image(PullsIT::ofManyLayers)
                .pushTo(open);
        new ImageMaker(23)
                .image(image -> image.architecture("arm64").tags("team/arm:1"))
                .pushTo(open);
    }

    private static ImageSpec ofManyLayers(ImageSpec image) {
        ImageSpec all = image.tags("team/layers:1");
        for (int layer = 0; layer < 12; layer++) {
            all = all.layer("layer-" + layer, 1_500_000);
        }
        return all;
    }

    @AfterAll
    static void close() {
        open.close();
        guarded.close();
    }

    @AfterEach
    void leave() {
        front.close();
    }

    private static Pulls pulls(BothSides sides) {
        return new Pulls(sides.longshore(), sides.prefix());
    }

    private static EngineAnswer post(BothSides sides, String kind, Map<String, Object> body, String... headers) {
        return pulls(sides).post(kind, body, headers);
    }

    private static EngineAnswer pull(BothSides sides, String reference, String... headers) {
        return pulls(sides).begin(reference, headers);
    }

    private static JsonNode pulled(BothSides sides, String reference) {
        return sides.pull(reference).expect(200).json();
    }

    private static EngineAnswer failed(BothSides sides, Map<String, Object> body) {
        return post(sides, "pulls", body, "Prefer", "wait=60").expect(502);
    }

    private static String code(EngineAnswer answer) {
        return answer.json().path("code").asString();
    }

    @OnBothStores
    void aPullSaysWhatBecameOfTheTag(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String reference = open.reference("team/app:1.0");
        JsonNode made = pulled(sides, reference);
        assertThat(made.path("tagChange").asString()).isEqualTo("made");
        assertThat(made.path("digest").asString()).isEqualTo(digest);
        assertThat(made.path("percent").asInt()).isEqualTo(100);
        assertThat(made.path("imagePlatform").asString()).isEqualTo("linux/amd64");
        assertThat(made.path("status").asString()).startsWith("Downloaded newer image for ");
        assertThat(made.path("layers")).isNotEmpty();
        assertThat(sides.ask("/images/" + reference).path("id").asString())
                .isEqualTo(made.path("imageId").asString());
        JsonNode again = pulled(sides, reference);
        assertThat(again.path("tagChange").asString()).isEqualTo("unchanged");
        assertThat(again.path("status").asString()).startsWith("Image is up to date for ");
        new ImageMaker(System.nanoTime())
                .image(image -> image.tags("team/moving:1").layer("one", 1000))
                .pushTo(open);
        String first =
                pulled(sides, open.reference("team/moving:1")).path("imageId").asString();
        new ImageMaker(System.nanoTime())
                .image(image -> image.tags("team/moving:1").layer("two", 1000))
                .pushTo(open);
        JsonNode moved = pulled(sides, open.reference("team/moving:1"));
        assertThat(moved.path("tagChange").asString()).isEqualTo("moved");
        assertThat(moved.path("previousImageId").asString()).isEqualTo(first);
    }

    @OnBothStores
    void theDigestDecidesAndNoTagIsMade(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        JsonNode made = pulled(sides, open.reference("team/app:9.9@" + digest));
        assertThat(made.has("tagChange")).isFalse();
        assertThat(made.path("digest").asString()).isEqualTo(digest);
        assertThat(sides.ask("/images").path("items").path(0).path("references"))
                .isEmpty();
    }

    @OnBothStores
    void allTagsOnlyWhenAskedFor(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        EngineAnswer latest = failed(sides, Map.of("reference", open.reference("team/app")));
        assertThat(code(latest)).isEqualTo("manifest-not-found");
        JsonNode all = post(
                        sides,
                        "pulls",
                        Map.of("reference", open.reference("team/app"), "allTags", true),
                        "Prefer",
                        "wait=60")
                .expect(200)
                .json();
        assertThat(all.path("tags")
                        .valueStream()
                        .map(tag -> tag.path("reference").asString()))
                .containsExactlyInAnyOrder(open.reference("team/app:1.0"), open.reference("team/app:1.1"));
        assertThat(all.path("tags").valueStream().map(tag -> tag.path("imageId").asString()))
                .allMatch(id -> id.startsWith("sha256:"));
    }

    @OnBothStores
    void eachFailureHasItsOwnProblemAndIsKept(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        assertThat(code(failed(sides, Map.of("reference", open.reference("team/app:none")))))
                .isEqualTo("manifest-not-found");
        assertThat(code(failed(sides, Map.of("reference", "127.0.0.1:9/team/app:1"))))
                .isEqualTo("registry-unreachable");
        assertThat(code(failed(sides, Map.of("reference", guarded.reference("team/app:1.0")))))
                .isEqualTo("registry-auth-required");
        EngineAnswer wrong = failed(
                sides,
                Map.of(
                        "reference",
                        guarded.reference("team/app:1.0"),
                        "credentials",
                        Map.of("user", "ann", "password", "canary-wrong")));
        assertThat(code(wrong)).isEqualTo("registry-auth-failed");
        assertThat(wrong.text()).doesNotContain("canary");
        JsonNode kept =
                sides.ask("/images/pulls/" + wrong.json().path("operation").asString());
        assertThat(kept.path("state").asString()).isEqualTo("failed");
        assertThat(kept.path("problem").path("code").asString()).isEqualTo("registry-auth-failed");
        JsonNode right = post(
                        sides,
                        "pulls",
                        Map.of(
                                "reference",
                                guarded.reference("team/app:1.0"),
                                "credentials",
                                Map.of("user", "ann", "password", "canary-word")),
                        "Prefer",
                        "wait=60")
                .expect(200)
                .json();
        assertThat(right.path("state").asString()).isEqualTo("succeeded");
        assertThat(sides.ask("/images/pulls").toString()).doesNotContain("canary");
    }

    @OnBothStores
    void anImageOfAnotherPlatformIsNoSuccess(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        EngineAnswer answer =
                failed(sides, Map.of("reference", open.reference("team/arm:1"), "platform", "linux/s390x"));
        assertThat(code(answer)).isIn("platform-mismatch", "platform-not-available");
        JsonNode right = post(
                        sides,
                        "pulls",
                        Map.of("reference", open.reference("team/arm:1"), "platform", "linux/aarch64"),
                        "Prefer",
                        "wait=60")
                .expect(200)
                .json();
        assertThat(right.path("platform").asString()).isEqualTo("linux/arm64");
        assertThat(right.path("imagePlatform").asString()).isEqualTo("linux/arm64");
    }

    @OnBothStores
    void aRateLimitIsWaitedForAndSaid(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        front.on(".* /v2/team/app/manifests/.*", RegistryFault.rateLimited(1));
        EngineAnswer answer = sides.pull(front.reference("team/app:1.0")).expect(429);
        assertThat(code(answer)).isEqualTo("registry-rate-limited");
        assertThat(sides.ask("/images/pulls/" + answer.json().path("operation").asString())
                        .path("attempts")
                        .asInt())
                .isEqualTo(3);
    }

    @OnBothStores
    void aPullIsJoinedFollowedAndCancelledAndLeavesNothing(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        front.onBlobs(SLOW);
        String reference = front.reference("team/large:1");
        long start = System.nanoTime();
        EngineAnswer begun = pull(sides, reference).expect(202);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        Eventually.passes(
                () -> assertThat(pulls(sides).at(begun).path("currentBytes").asLong(0))
                        .isBetween(1L, (long) LARGE));
        long cancelling = System.nanoTime();
        JsonNode cancelled = sides.longshore()
                .delete(begun.header("Location").orElseThrow(), Role.OPERATOR)
                .expect(200)
                .json();
        assertThat(Duration.ofNanos(System.nanoTime() - cancelling)).isLessThan(Duration.ofSeconds(2));
        assertThat(cancelled.path("state").asString()).isEqualTo("cancelled");
        Eventually.passes(() -> assertThat(front.sending()).isZero());
        assertThat(Duration.ofNanos(System.nanoTime() - cancelling)).isLessThan(Duration.ofSeconds(2));
        assertThat(sides.ask("/images").path("items")).isEmpty();
    }

    @OnBothStores
    void inPlainTextItPrintsWhatDockerPrints(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String reference = open.reference("team/app:1.0");
        List<String> printed = pull(sides, reference, "Accept", "text/plain")
                .expect(200)
                .text()
                .lines()
                .toList();
        BothSides.wipe();
        List<String> docker = DockerCli.at(sides.engine().host())
                .run("pull", reference)
                .lines()
                .toList();
        assertThat(printed.getFirst()).isEqualTo(docker.getFirst());
        assertThat(docker).containsSequence(printed.subList(printed.size() - 2, printed.size()));
    }

    @OnBothStores
    void eventsTellTheTruthOfProgress(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        front.onBlobs(new RegistryFault.Slow(3_000_000));
        String events = pull(sides, front.reference("team/large:1"), "Accept", "text/event-stream")
                .expect(200)
                .text();
        List<JsonNode> data = events.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> JsonMapper.shared().readTree(line.substring(6)))
                .toList();
        List<Integer> percents = data.stream()
                .filter(each -> each.has("percent"))
                .map(each -> each.path("percent").asInt())
                .toList();
        assertThat(percents).isSorted().allMatch(percent -> percent <= 100);
        assertThat(percents.subList(0, percents.size() - 1)).allMatch(percent -> percent < 100);
        assertThat(data.getLast().path("state").asString()).isEqualTo("succeeded");
        assertThat(percents.size()).isGreaterThan(2);
    }

    @OnBothStores
    void aPushGoesWhereThePullCameFrom(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = sides.load(image -> image.layer("pushed", 50_000));
        String reference = open.reference("team/pushed-to-" + kind.name().toLowerCase(Locale.ROOT) + ":1");
        sides.tag(id, ImageReference.parse(reference));
        JsonNode pushed = sides.push(reference).expect(200).json();
        assertThat(pushed.path("digest").asString()).startsWith("sha256:");
        BothSides.wipe();
        assertThat(pulled(sides, reference).path("digest").asString())
                .isEqualTo(pushed.path("digest").asString());
        EngineAnswer none = sides.push(open.reference("team/none:1")).expect(404);
        assertThat(code(none)).isEqualTo("image-not-found");
    }

    @OnBothStores
    void twoHundredWhoAskAtOnceGetOnePullAndOneDownload(EngineKind kind) {
        Pulls pulls = pulls(BothSides.of(kind));
        front.onBlobs(SLOW);
        String reference = front.reference("team/large:1");
        List<EngineAnswer> answers = atOnce(200, () -> pulls.begin(reference).expect(202));
        assertThat(answers).extracting(Pulls::location).containsOnly(Pulls.location(answers.getFirst()));
        assertThat(answers)
                .filteredOn(answer -> !answer.json().path("joined").asBoolean())
                .hasSize(1);
        Eventually.passes(() ->
                assertThat(front.requests()).anyMatch(each -> each.startsWith("GET ") && each.contains("/blobs/")));
        assertThat(front.requests())
                .filteredOn(each -> each.startsWith("GET ") && each.contains("/blobs/"))
                .doesNotHaveDuplicates();
        assertThat(pulls.open()).hasSize(1);
        pulls.cancel(answers.getFirst()).expect(200);
    }

    private static <T> List<T> atOnce(int count, Supplier<T> work) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<CompletableFuture<T>> all = IntStream.range(0, count)
                    .mapToObj(n -> CompletableFuture.supplyAsync(work, threads))
                    .toList();
            return all.stream().map(CompletableFuture::join).toList();
        }
    }

    @OnBothStores
    @DisplayName("C110")
    void sixtyPullsAtOnceAndWhoFollowThemHoldUpNoList(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        Pulls pulls = pulls(sides);
        Duration usual = slowestList(sides);
        front.onBlobs(new RegistryFault.Slow(1_000));
        Iterator<String> references =
                many().map(tag -> front.reference("team/many:" + tag)).iterator();
        List<EngineAnswer> begun = atOnce(60, () -> {
            String reference;
            synchronized (references) {
                reference = references.next();
            }
            return pulls.begin(reference).expect(202);
        });
        List<LiveLines> followers = begun.stream().map(pulls::events).toList().stream()
                .map(LiveLines::begun)
                .toList();
        assertThat(slowestList(sides)).isLessThan(usual.multipliedBy(5).plusMillis(500));
        List<JsonNode> open = pulls.open();
        assertThat(open)
                .filteredOn(each -> each.path("state").asString().equals("running"))
                .hasSize(3);
        assertThat(open.stream()
                        .filter(each -> each.path("state").asString().equals("queued"))
                        .map(each -> each.path("position").asInt()))
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 57).boxed().toList());
        assertThat(followers).allMatch(LiveLines::goesOn);
        pulls.cancelAll();
        assertThat(followers)
                .allSatisfy(each ->
                        assertThat(each.ended().events()).startsWith("snapshot").endsWith("cancelled"));
    }

    private static Duration slowestList(BothSides sides) {
        return IntStream.range(0, 10)
                .mapToObj(n -> {
                    long start = System.nanoTime();
                    sides.ask(n % 2 == 0 ? "/images" : "/containers");
                    return Duration.ofNanos(System.nanoTime() - start);
                })
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    @OnBothStores
    @DisplayName("C51")
    void aPullIsCancelledWhileItWaitsAndWhileItIsUnpackedAndNotAfterItsEnd(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        Pulls pulls = pulls(sides);
        front.onBlobs(SLOW);
        List<EngineAnswer> running = many().limit(3)
                .map(tag -> pulls.begin(front.reference("team/many:" + tag)).expect(202))
                .toList();
        EngineAnswer waiting = pulls.begin(front.reference("team/large:1")).expect(202);
        assertThat(pulls.at(waiting).path("position").asInt()).isEqualTo(1);
        assertThat(pulls.cancel(waiting).expect(200).json().path("state").asString())
                .isEqualTo("cancelled");
        assertThat(front.requests()).noneMatch(each -> each.contains("team/large"));
        running.forEach(each -> pulls.cancel(each).expect(200));

        for (int tries = 1; !cancelledWhileUnpacked(pulls, open.reference("team/layers:1")); tries++) {
            assertThat(tries).as("unpacking was never seen").isLessThan(20);
            BothSides.wipe();
        }
        JsonNode left = sides.ask("/images").path("items");
        if (kind == EngineKind.OVERLAY2) {
            assertThat(left).isEmpty();
        }
        assertThat(left.valueStream()).as("none, or a whole one").allMatch(PullsIT::isWhole);

        EngineAnswer done = pulls.begin(open.reference("team/app:1.0")).expect(202);
        assertThat(pulls.ended(done).path("state").asString()).isEqualTo("succeeded");
        assertThat(code(pulls.cancel(done).expect(409))).isEqualTo("operation-finished");
    }

    /** False where it has ended first: where nothing else runs, unpacking is quicker than a look or two. */
    private static boolean cancelledWhileUnpacked(Pulls pulls, String reference) {
        EngineAnswer begun = pulls.begin(reference).expect(202);
        JsonNode now = pulls.at(begun);
        while (now.path("state").asString().equals("running") && !isUnpacked(now)) {
            now = pulls.at(begun);
        }
        EngineAnswer answer = pulls.cancel(begun).expect(200, 409);
        if (answer.status() == 200) {
            assertThat(answer.json().path("state").asString()).isEqualTo("cancelled");
        }
        return answer.status() == 200 && isUnpacked(now);
    }

    /** The containerd store names an image when all of it has come, and unpacks it then or at its first use. */
    private static boolean isWhole(JsonNode image) {
        return image.path("platforms").path(0).path("available").asBoolean(false);
    }

    private static boolean isUnpacked(JsonNode pull) {
        return pull.path("layers")
                .valueStream()
                .anyMatch(layer -> layer.path("phase").asString().equals("extracting"));
    }

    private static Stream<String> many() {
        return IntStream.range(0, 60).mapToObj(n -> "x" + n);
    }
}
