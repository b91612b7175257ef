package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.engine.Ending;
import dev.longshore.engine.PullOrder;
import dev.longshore.engine.RegistryLogin;
import dev.longshore.engine.TransferLine;
import dev.longshore.engine.TransferLine.Named;
import dev.longshore.engine.TransferLine.Source;
import dev.longshore.engine.TransferLine.Status;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.Engines;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.RegistryFault;
import dev.longshore.testkit.RegistryFront;
import dev.longshore.testkit.TestRegistry;
import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pulls and pushes between real engines and real registries. */
class TransferStreamsIT {

    /** At the slow front it takes 40 s, four times as long as the engine gets to give it up. */
    private static final int LARGE = 8_000_000;

    @SuppressWarnings("NullAway.Init")
    private static TestRegistry open;

    @SuppressWarnings("NullAway.Init")
    private static TestRegistry guarded;

    @SuppressWarnings("NullAway.Init")
    private static String digest;

    private final RegistryFront front = RegistryFront.of(open);
    private final List<TransferLine> lines = Collections.synchronizedList(new ArrayList<>());
    private final Ending ending = new Ending();
    private final Failure cancelled = new Conflict(ProblemType.OPERATION_CANCELLED, "Somebody cancelled it.");

    @BeforeAll
    static void fill() {
        open = TestRegistry.open();
        guarded = TestRegistry.withPassword("ann", "right-word");
        ImageMaker small = new ImageMaker(6)
                .image(image -> image.tags("team/app:1.0", "team/app:1.1").layer("layer", 100_000));
        digest = small.pushTo(open).getFirst();
        small.pushTo(guarded);
        new ImageMaker(7)
                .image(image -> image.tags("team/large:1").layer("large", LARGE))
                .pushTo(open);
        new ImageMaker(8)
                .image(image -> image.architecture("amd64"))
                .image(image -> image.architecture("arm64"))
                .pushIndexTo(open, "team/index:1");
    }

    @AfterAll
    static void close() {
        open.close();
        guarded.close();
    }

    @AfterEach
    void wipe() {
        front.close();
        EngineObjects.wipe(Engines.shared(EngineKind.OVERLAY2).client());
        EngineObjects.wipe(Engines.shared(EngineKind.CONTAINERD).client());
    }

    @OnBoth
    void aPullDownloadsAndTheNextFindsItUpToDate(EngineKind kind) throws IOException {
        pull(kind, open.reference("team/app:1.0"), null);
        assertThat(status()).startsWith("Downloaded newer image for ").endsWith("team/app:1.0");
        assertThat(pulledDigests()).containsExactly(digest);

        lines.clear();
        pull(kind, open.reference("team/app:1.0"), null);
        assertThat(status()).startsWith("Image is up to date for ");
    }

    @OnBoth
    void theDigestDecides(EngineKind kind) throws IOException {
        pull(kind, open.reference("team/app:nonsense@" + digest), null);

        assertThat(status()).startsWith("Downloaded newer image for ").endsWith("@" + digest);
        assertThat(tags(kind)).isEmpty();
    }

    @OnBoth
    void aMereRepositoryMeansAllItsTags(EngineKind kind) throws IOException {
        pull(kind, open.reference("team/app"), null);

        assertThat(lines)
                .filteredOn(Source.class::isInstance)
                .extracting(line -> ((Source) line).tag())
                .containsExactlyInAnyOrder("1.0", "1.1");
        assertThat(tags(kind))
                .containsExactlyInAnyOrder(open.reference("team/app:1.0"), open.reference("team/app:1.1"));
    }

    @OnBoth
    void aPlatformIsChosenOrNotThere(EngineKind kind) throws IOException {
        pull(kind, new PullOrder(ImageReference.parse(open.reference("team/index:1")), "linux/arm64"), null);
        assertThat(tags(kind)).containsExactly(open.reference("team/index:1"));

        Failure failure =
                failure(kind, new PullOrder(ImageReference.parse(open.reference("team/index:1")), "linux/s390x"));
        assertThat(failure.type()).isEqualTo(ProblemType.PLATFORM_NOT_AVAILABLE);
    }

    @OnBoth
    void whatTheRegistryHasNotIsNotFound(EngineKind kind) {
        assertThat(type(kind, open.reference("team/app:none"), null)).isEqualTo(ProblemType.MANIFEST_NOT_FOUND);
        assertThat(type(kind, open.reference("team/none:1"), null)).isEqualTo(ProblemType.MANIFEST_NOT_FOUND);
        assertThat(type(kind, open.reference("team/app@sha256:" + "0".repeat(64)), null))
                .isEqualTo(ProblemType.MANIFEST_NOT_FOUND);
    }

    @OnBoth
    void aPasswordIsWantedRefusedOrTaken(EngineKind kind) throws IOException {
        String reference = guarded.reference("team/app:1.0");

        assertThat(type(kind, reference, null)).isEqualTo(ProblemType.REGISTRY_AUTH_REQUIRED);
        assertThat(type(kind, reference, login("wrong-word"))).isEqualTo(ProblemType.REGISTRY_AUTH_FAILED);
        pull(kind, reference, login("right-word"));
        assertThat(tags(kind)).containsExactly(reference);
    }

    @OnBoth
    void aRegistryThatIsNotThereIsUnreachable(EngineKind kind) {
        TestRegistry gone = TestRegistry.open();
        gone.close();

        assertThat(type(kind, gone.reference("team/app:1"), null)).isEqualTo(ProblemType.REGISTRY_UNREACHABLE);
        assertThat(type(kind, "nosuch.invalid/team/app:1", null)).isEqualTo(ProblemType.REGISTRY_UNREACHABLE);
    }

    @OnBoth
    void aRegistryThatLimitsIsNoFailedEngine(EngineKind kind) {
        front.on(".*/manifests/.*", RegistryFault.rateLimited(30));

        assertThat(type(kind, front.reference("team/app:1.0"), null)).isEqualTo(ProblemType.REGISTRY_RATE_LIMITED);
    }

    @OnBoth
    void aGatewaysHtmlIsTheRegistrysFailure(EngineKind kind) {
        front.on(".*/manifests/.*", RegistryFault.html(502));

        Failure failure = failure(kind, order(front.reference("team/app:1.0")));

        assertThat(failure.type()).isEqualTo(ProblemType.REGISTRY_FAILED);
        assertThat(failure.detail()).doesNotContain("<html");
    }

    @OnBoth
    void aPortalsHtmlIsNoManifest(EngineKind kind) {
        front.on(".*/manifests/.*", RegistryFault.html(200));

        assertThat(type(kind, front.reference("team/app:1.0"), null))
                .isIn(ProblemType.REGISTRY_FAILED, ProblemType.MANIFEST_INVALID);
    }

    /** Engines with the other store try again for more than a minute, from the start. */
    @ParameterizedTest
    @EnumSource(names = "CONTAINERD")
    void aConnectionCutInMidBlobIsTakenUpAgain(EngineKind kind) throws IOException {
        front.onBlobs(new RegistryFault.Cut(50_000));

        pull(kind, front.reference("team/app:1.0"), null);

        assertThat(tags(kind)).containsExactly(front.reference("team/app:1.0"));
    }

    @OnBoth
    void anEndInMidDownloadMakesTheEngineGiveUp(EngineKind kind) throws Exception {
        front.onBlobs(new RegistryFault.Slow(200_000));
        FutureTask<Failure> pull = new FutureTask<>(() -> failure(kind, order(front.reference("team/large:1"))));
        Thread.ofVirtual().start(pull);
        Eventually.passes(() -> assertThat(front.requests())
                .filteredOn(request -> request.contains("/blobs/"))
                .hasSizeGreaterThanOrEqualTo(2));

        long start = System.nanoTime();
        ending.end(cancelled);

        assertThat(pull.get()).isSameAs(cancelled);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        Eventually.passes(() -> assertThat(front.sending()).isZero());
        assertThat(tags(kind)).isEmpty();
    }

    @OnBoth
    void anEndWhileTheRegistryHangsNeedsNoAnswer(EngineKind kind) throws Exception {
        front.on(".*/manifests/.*", new RegistryFault.Hang());
        FutureTask<Failure> pull = new FutureTask<>(() -> failure(kind, order(front.reference("team/app:1.0"))));
        Thread.ofVirtual().start(pull);
        Eventually.passes(() -> assertThat(front.sending()).isPositive());

        ending.end(cancelled);

        assertThat(pull.get()).isSameAs(cancelled);
    }

    @OnBoth
    void aPushBringsTheImageToTheRegistry(EngineKind kind) throws IOException {
        String tag = guarded.reference("team/pushed:" + kind.name().toLowerCase(Locale.ROOT));
        load(kind, tag);

        push(kind, tag, login("right-word"));

        assertThat(lines.getLast())
                .isInstanceOfSatisfying(Named.class, named -> assertThat(tag).endsWith(":" + named.tag()));
        EngineObjects.wipe(Engines.shared(kind).client());
        pull(kind, tag, login("right-word"));
        assertThat(tags(kind)).containsExactly(tag);
    }

    @OnBoth
    void aPushIsRefusedWithTheReason(EngineKind kind) {
        String tag = guarded.reference("team/refused:1");
        load(kind, tag);

        assertThat(pushFailure(kind, tag, login("wrong-word"))).isEqualTo(ProblemType.REGISTRY_AUTH_FAILED);
        assertThat(pushFailure(kind, tag, null)).isEqualTo(ProblemType.REGISTRY_AUTH_REQUIRED);
        assertThat(pushFailure(kind, guarded.reference("team/refused:none"), null))
                .isEqualTo(ProblemType.IMAGE_NOT_FOUND);
        assertThat(pushFailure(kind, guarded.reference("team/none:1"), null)).isEqualTo(ProblemType.IMAGE_NOT_FOUND);
    }

    private static void load(EngineKind kind, String tag) {
        new ImageMaker(kind.hasContainerdStore() ? 21 : 20)
                .image(image -> image.tags(tag).layer("pushed", 50_000))
                .loadInto(Engines.shared(kind).client());
    }

    private static RegistryLogin login(String password) {
        return new RegistryLogin(guarded.host(), "ann", password, null, "a test");
    }

    private static PullOrder order(String reference) {
        return new PullOrder(ImageReference.parse(reference), null);
    }

    private void pull(EngineKind kind, String reference, @Nullable RegistryLogin login) throws IOException {
        pull(kind, order(reference), login);
    }

    private void pull(EngineKind kind, PullOrder order, @Nullable RegistryLogin login) throws IOException {
        try (DockerEngine engine = TestEngine.at(Engines.shared(kind).host())) {
            engine.transfers().pull(order, login, lines::add, ending);
        }
    }

    private void push(EngineKind kind, String tag, @Nullable RegistryLogin login) throws IOException {
        try (DockerEngine engine = TestEngine.at(Engines.shared(kind).host())) {
            engine.transfers().push(ImageReference.parse(tag), login, lines::add, ending);
        }
    }

    private Failure failure(EngineKind kind, PullOrder order) {
        return catchThrowableOfType(Failure.class, () -> pull(kind, order, null));
    }

    private ProblemType type(EngineKind kind, String reference, @Nullable RegistryLogin login) {
        return catchThrowableOfType(Failure.class, () -> pull(kind, reference, login))
                .type();
    }

    private ProblemType pushFailure(EngineKind kind, String tag, @Nullable RegistryLogin login) {
        return catchThrowableOfType(Failure.class, () -> push(kind, tag, login)).type();
    }

    private String status() {
        return lines.getLast() instanceof Status status ? status.text() : "no status but " + lines.getLast();
    }

    private List<String> pulledDigests() {
        return lines.stream()
                .filter(Named.class::isInstance)
                .map(line -> ((Named) line).digest().toString())
                .toList();
    }

    private static List<String> tags(EngineKind kind) throws IOException {
        try (DockerEngine engine = TestEngine.at(Engines.shared(kind).host())) {
            return engine.images().list().stream()
                    .flatMap(row -> row.tags().stream())
                    .map(ImageReference::familiar)
                    .toList();
        }
    }

    /** A test on an engine of each image store. */
    @Target(ElementType.METHOD)
    @Retention(RetentionPolicy.RUNTIME)
    @ParameterizedTest
    @EnumSource(names = {"OVERLAY2", "CONTAINERD"})
    private @interface OnBoth {}
}
