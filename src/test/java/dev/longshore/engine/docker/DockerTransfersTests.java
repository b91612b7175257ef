package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.engine.Ending;
import dev.longshore.engine.PullOrder;
import dev.longshore.engine.Reach;
import dev.longshore.engine.RegistryLogin;
import dev.longshore.engine.TransferLine;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.Eventually;
import dev.longshore.testkit.ProxiedRequest;
import dev.longshore.testkit.Reaction;
import dev.longshore.testkit.Reaction.Chunks.End;
import dev.longshore.testkit.StubEngine;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class DockerTransfersTests {

    private static final String DIGEST = "sha256:" + "ab".repeat(32);
    private static final PullOrder ORDER = new PullOrder(ImageReference.parse("r:5000/app:1"), null);

    private final StubEngine stub = StubEngine.speaking("1.51");
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final DockerEngine engine = TestEngine.at(stub.host(), TestEngine.USUAL, registry);
    private final List<TransferLine> lines = Collections.synchronizedList(new ArrayList<>());
    private final Ending ending = new Ending();
    private final Failure cancelled = new Conflict(ProblemType.OPERATION_CANCELLED, "Somebody cancelled it.");

    @AfterEach
    void close() throws IOException {
        engine.close();
        stub.close();
    }

    @ParameterizedTest
    @CsvSource({
        "ubuntu:24.04, , fromImage=docker.io%2Flibrary%2Fubuntu&tag=24.04",
        "ubuntu, , fromImage=docker.io%2Flibrary%2Fubuntu",
        "r:5000/app:1, linux/arm64, fromImage=r%3A5000%2Fapp&tag=1&platform=linux%2Farm64",
        "app@DIGEST, , fromImage=docker.io%2Flibrary%2Fapp&tag=sha256%3Aabab",
        "app:1@DIGEST, , fromImage=docker.io%2Flibrary%2Fapp&tag=sha256%3Aabab"
    })
    void aPullNamesRepositoryAndTagApart(String reference, @Nullable String platform, String query) {
        answers(End.CLEAN);

        pull(new PullOrder(ImageReference.parse(reference.replace("DIGEST", DIGEST)), platform), null);

        assertThat(sent().method()).isEqualTo("POST");
        assertThat(sent().target()).startsWith("/v1.51/images/create?");
        assertThat(sent().query()).isEqualTo(query.replace("3Aabab", "3A" + "ab".repeat(32)));
        assertThat(sent().header("x-registry-auth")).isEmpty();
    }

    @Test
    void aPushNamesTheTagAndGoesWithAnEmptyLogin() {
        answers(End.CLEAN);

        engine.transfers().push(ImageReference.parse("team/app:1"), null, lines::add, ending);

        assertThat(sent().target()).isEqualTo("/v1.51/images/docker.io/team/app/push?tag=1");
        assertThat(auth()).isEqualTo("{}");
    }

    @Test
    void aLoginGoesToTheEngineAsItWantsIt() {
        answers(End.CLEAN);

        pull(ORDER, new RegistryLogin("r:5000", "ann", "pass\"wörd>?", null, "a test"));
        assertThat(auth())
                .isEqualTo("{\"username\":\"ann\",\"password\":\"pass\\\"wörd>?\",\"serveraddress\":\"r:5000\"}");

        pull(ORDER, new RegistryLogin("docker.io", null, null, "token", "a test"));
        assertThat(auth()).isEqualTo("{\"identitytoken\":\"token\",\"serveraddress\":\"https://index.docker.io/v1/\"}");
    }

    @Test
    void linesComeOneByOneAndACallWithoutALastWordJustEnds() {
        answers(End.CLEAN, "{\"status\":\"Pulling from app\",\"id\":\"1\"}\r\n{\"status\":", "\"x\"}\r\n");

        pull(ORDER, null);

        assertThat(Streamed.printed(lines)).containsExactly("1: Pulling from app", "x");
        assertThat(registry.get("longshore.engine.call")
                        .tags("call", "image-pull", "outcome", "ok")
                        .timer()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void anEngineThatVanishesInMidStreamIsUnreachable() {
        answers(End.BROKEN, "{\"status\":\"x\"}\r\n");

        assertThat(failure().type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
        assertThat(Streamed.printed(lines)).containsExactly("x");
        assertThat(engine.lastKnown()).isInstanceOf(Reach.Down.class);
    }

    @Test
    void aStreamThatEndsInTheMidstOfJsonIsNotTheEngineApi() {
        answers(End.CLEAN, "{\"status\":\"x\"}\r\n{\"sta");

        assertThat(failure().type()).isEqualTo(ProblemType.ENGINE_PROTOCOL);
    }

    @Test
    void anErrorEndsTheCallThoughTheStreamGoesOn() {
        answers(End.NEVER, "{\"error\":\"manifest unknown\"}\r\n");

        assertThat(failure().type()).isEqualTo(ProblemType.MANIFEST_NOT_FOUND);
        assertThat(engine.lastKnown()).isInstanceOf(Reach.Up.class);
    }

    @Test
    void aPullGoesOutOnceWhateverTheEngineAnswers() {
        stub.on("POST", ".*", Reaction.reply(503, "application/json", "{\"message\":\"busy\"}"));

        assertThat(failure().type()).isEqualTo(ProblemType.ENGINE_FAILED);
        assertThat(posts()).hasSize(1);
    }

    @Test
    void aSocketProxyThatForbidsItIsNamed() {
        stub.on("POST", ".*", Reaction.forbidden());

        assertThat(failure().type()).isEqualTo(ProblemType.ENGINE_ACCESS_DENIED);
    }

    @Test
    void aPullIsEndedBeforeTheEngineHasAnswered() throws Exception {
        stub.on("POST", ".*", new Reaction.Hang());

        Future<Failure> pull = inBackground();
        Eventually.passes(() -> assertThat(posts()).hasSize(1));
        ending.end(cancelled);

        assertThat(pull.get()).isSameAs(cancelled);
        assertThat(engine.lastKnown()).isNotInstanceOf(Reach.Down.class);
    }

    @Test
    void aPullIsEndedInMidStreamAndTellsNothingAfterwards() throws Exception {
        answers(End.NEVER, "{\"status\":\"x\"}\r\n");
        Future<Failure> pull = inBackground();
        Eventually.passes(() -> assertThat(lines).hasSize(1));

        ending.end(cancelled);

        assertThat(pull.get()).isSameAs(cancelled);
        assertThat(lines).hasSize(1);
    }

    @Test
    void anEndThatCameBeforeKeepsThePullFromGoingOut() {
        ending.end(cancelled);

        assertThat(failure()).isSameAs(cancelled);
        assertThat(stub.requests()).isEmpty();
    }

    @Test
    void anEndThatComesOfALineEndsThePull() {
        answers(End.NEVER, "{\"status\":\"x\"}\r\n");

        assertThatThrownBy(() -> engine.transfers().pull(ORDER, null, line -> ending.end(cancelled), ending))
                .isSameAs(cancelled);
    }

    @Test
    void sixtyPullsAtOnceHoldUpNoList() throws Exception {
        stub.get("/images/json", "[]");
        answers(End.NEVER, "{\"status\":\"x\"}\r\n");
        CountDownLatch begun = new CountDownLatch(60);

        List<FutureTask<Failure>> pulls = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            FutureTask<Failure> pull = new FutureTask<>(() -> failure(line -> begun.countDown()));
            Thread.ofVirtual().start(pull);
            pulls.add(pull);
        }
        assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
        long start = System.nanoTime();
        assertThat(engine.images().list()).isEmpty();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        stub.drop();
        for (Future<Failure> pull : pulls) {
            assertThat(pull.get().type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
        }
    }

    private void answers(End end, String... chunks) {
        stub.on("POST", ".*", new Reaction.Chunks(List.of(chunks), end));
    }

    private void pull(PullOrder order, @Nullable RegistryLogin login) {
        engine.transfers().pull(order, login, lines::add, ending);
    }

    private Failure failure() {
        return failure(lines::add);
    }

    private Failure failure(Consumer<TransferLine> consumer) {
        return catchThrowableOfType(Failure.class, () -> engine.transfers().pull(ORDER, null, consumer, ending));
    }

    private Future<Failure> inBackground() {
        FutureTask<Failure> pull = new FutureTask<>(this::failure);
        Thread.ofVirtual().start(pull);
        return pull;
    }

    private List<ProxiedRequest> posts() {
        return stub.requests().stream()
                .filter(request -> request.method().equals("POST"))
                .toList();
    }

    private ProxiedRequest sent() {
        return posts().getLast();
    }

    private String auth() {
        byte[] json =
                Base64.getUrlDecoder().decode(sent().header("x-registry-auth").orElseThrow());
        return new String(json, StandardCharsets.UTF_8);
    }
}
