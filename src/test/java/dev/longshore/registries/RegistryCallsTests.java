package dev.longshore.registries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.engine.RegistryLogin;
import dev.longshore.fakes.FakeWire;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RegistryCallsTests {

    private static final String HOST = "registry.example.com";
    private static final String TAGS = "GET https://" + HOST + "/v2/team/app/tags/list";
    private static final String BEARER =
            "Bearer realm=\"https://auth.example.com/token\",service=\"registry\",scope=\"repository:team/app:pull\"";
    private static final String TOKEN =
            "GET https://auth.example.com/token?service=registry&scope=repository%3Ateam%2Fapp%3Apull";
    private static final Ask ASK = Ask.tags("team/app", "");

    private final RegistryWorld world = new RegistryWorld();

    private Wire.Reply ask(@Nullable RegistryLogin login) {
        return world.calls
                .ask(RegistryWorld.known(HOST, login), ASK, RegistryWorld.soon())
                .reply();
    }

    private ProblemType failure(@Nullable RegistryLogin login) {
        try {
            ask(login);
        } catch (Failure failure) {
            assertThat(failure).hasMessageNotContainingAny("s3cret-canary", "t0ken");
            return failure.type();
        }
        throw new AssertionError("no failure");
    }

    private void wants(String challenge, String authorization) {
        world.wire.on(
                TAGS,
                question -> authorization.equals(question.headers().get("Authorization"))
                        ? FakeWire.reply(200, "{\"tags\":[\"1\"]}")
                        : FakeWire.reply(401, "", "WWW-Authenticate", challenge));
    }

    @Test
    void anOpenRegistryIsToldNothing() {
        world.wire.on(TAGS, "{'tags':['1']}");
        assertThat(ask(RegistryWorld.password(HOST)).status()).isEqualTo(200);
        assertThat(world.wire.asked).hasSize(1).allMatch(each -> !each.headers().containsKey("Authorization"));
    }

    @Test
    void aTokenIsGotOnceAndKeptWhileItHolds() {
        wants(BEARER, "Bearer t0ken");
        world.wire.on(TOKEN, "{'token':'t0ken','expires_in':300}");
        ask(RegistryWorld.password(HOST));
        ask(RegistryWorld.password(HOST));
        assertThat(world.requests()).containsExactly(TAGS, TOKEN, TAGS, TAGS);
        assertThat(world.wire.asked.get(1).headers().get("Authorization")).isEqualTo("Basic Y2k6czNjcmV0LWNhbmFyeQ==");
        world.clock.pass(Duration.ofMinutes(5));
        ask(RegistryWorld.password(HOST));
        assertThat(world.requests()).hasSize(7);
        assertThat(world.requests().subList(4, 7)).containsExactly(TAGS, TOKEN, TAGS);
    }

    @Test
    void aTokenIsForItsCallerOnly() {
        wants(BEARER, "Bearer t0ken");
        world.wire.on(TOKEN, "{'access_token':'t0ken'}");
        ask(RegistryWorld.password(HOST));
        ask(null);
        assertThat(world.wire.asked.get(3).headers()).doesNotContainKey("Authorization");
    }

    @Test
    void anIdentityTokenIsPostedAndNeverInAUrl() {
        wants(BEARER, "Bearer t0ken");
        world.wire.on("POST https://auth.example.com/token", question -> {
            assertThat(question.form()).contains("grant_type=refresh_token", "refresh_token=s3cret-canary");
            return FakeWire.reply(200, "{\"access_token\":\"t0ken\"}");
        });
        ask(new RegistryLogin(HOST, null, null, "s3cret-canary", "registries"));
        assertThat(world.requests().toString()).doesNotContain("s3cret-canary");
    }

    @Test
    void aPasswordIsSentOnceItIsWanted() {
        wants("Basic realm=\"x\"", "Basic Y2k6czNjcmV0LWNhbmFyeQ==");
        assertThat(ask(RegistryWorld.password(HOST)).status()).isEqualTo(200);
        assertThat(failure(null)).isEqualTo(ProblemType.REGISTRY_AUTH_REQUIRED);
        wants("Basic realm=\"x\"", "Basic another");
        assertThat(failure(RegistryWorld.password(HOST))).isEqualTo(ProblemType.REGISTRY_AUTH_FAILED);
    }

    @ParameterizedTest
    @CsvSource({"401", "403", "400"})
    void aRealmThatRefusesIsFailedOrWantsCredentials(int status) {
        wants(BEARER, "Bearer t0ken");
        world.wire.on(TOKEN, question -> FakeWire.reply(status, "{}"));
        assertThat(failure(RegistryWorld.password(HOST))).isEqualTo(ProblemType.REGISTRY_AUTH_FAILED);
        assertThat(failure(null)).isEqualTo(ProblemType.REGISTRY_AUTH_REQUIRED);
    }

    @Test
    void aTokenThatDoesNotReachAsFarIsDenied() {
        wants(BEARER, "Bearer another");
        world.wire.on(TOKEN, "{'token':'t0ken'}");
        assertThat(failure(RegistryWorld.password(HOST))).isEqualTo(ProblemType.REGISTRY_DENIED_OR_NOT_FOUND);
        assertThat(failure(null)).isEqualTo(ProblemType.REGISTRY_AUTH_REQUIRED);
    }

    @ParameterizedTest
    @CsvSource({
        "http://auth.example.com/token",
        "https://metadata.example.com/token",
        "https://inside.example.com/token",
        "file:///etc/passwd",
        "https://x@auth.example.com/",
        "' '"
    })
    void credentialsGoToNoRealmWhereWeDoNotGo(String realm) {
        world.wire.livesAt("metadata.example.com", "169.254.169.254");
        world.wire.livesAt("inside.example.com", "10.0.0.1");
        wants("Bearer realm=\"" + realm + "\"", "never");
        assertThat(failure(RegistryWorld.password(HOST))).isEqualTo(ProblemType.REGISTRY_FAILED);
        assertThat(world.requests()).containsExactly(TAGS);
    }

    @Test
    void credentialsDoNotFollowARedirectToAnotherHost() {
        String other = "https://storage.example.com/list";
        world.wire.on(
                TAGS,
                question -> question.headers().containsKey("Authorization")
                        ? FakeWire.reply(307, "", "Location", other)
                        : FakeWire.reply(401, "", "WWW-Authenticate", "Basic realm=x"));
        world.wire.on("GET " + other, "{}");
        assertThat(ask(RegistryWorld.password(HOST)).status()).isEqualTo(200);
        assertThat(world.wire.asked.getLast().headers()).doesNotContainKey("Authorization");
    }

    @ParameterizedTest
    @CsvSource({
        "http://" + HOST + "/list",
        "http://storage.example.com/list",
        "https://metadata.example.com/latest",
        "https://inside.example.com/",
        "https://127.0.0.1:2375/images/json",
        "gopher://x"
    })
    void aRedirectLeadsNowhereWhereWeDoNotGo(String location) {
        world.wire.livesAt("metadata.example.com", "169.254.169.254");
        world.wire.livesAt("inside.example.com", "10.0.0.1");
        world.wire.on(TAGS, question -> FakeWire.reply(302, "", "Location", location));
        assertThat(failure(null)).isEqualTo(ProblemType.REGISTRY_FAILED);
        assertThat(world.requests()).containsExactly(TAGS);
    }

    @Test
    void circlesAreLeft() {
        world.wire.on(TAGS, question -> FakeWire.reply(302, "", "Location", "/v2/team/app/tags/list"));
        assertThat(failure(null)).isEqualTo(ProblemType.REGISTRY_FAILED);
        assertThat(world.wire.asked).hasSizeLessThan(10);
    }

    @Test
    void whoSaysThatItIsTooOftenIsLeftAloneUntilThen() {
        world.wire.on(TAGS, question -> FakeWire.reply(429, "", "Retry-After", "120"));
        assertThat(failure(null)).isEqualTo(ProblemType.REGISTRY_RATE_LIMITED);
        world.clock.pass(Duration.ofSeconds(119));
        assertThat(failure(null)).isEqualTo(ProblemType.REGISTRY_RATE_LIMITED);
        assertThat(world.wire.asked).hasSize(1);
        world.clock.pass(Duration.ofSeconds(1));
        world.wire.on(TAGS, "{}");
        ask(null);
        ask(null);
        assertThat(world.wire.asked).hasSize(3);
    }

    @Test
    void whoDoesNotSayUntilWhenIsAskedOnceAStep() {
        world.wire.on(TAGS, question -> FakeWire.reply(429, ""));
        for (int second = 0; second < 600; second++) {
            failure(null);
            world.clock.pass(Duration.ofSeconds(1));
        }
        assertThat(world.wire.asked).as("at 0, 30, 90, 210, 450 s").hasSize(5);
    }

    @Test
    void thoseThatWereOnTheirWayTogetherCountAsOne() {
        RegistryHost host = RegistryHost.parse("registry.example.com");
        for (int request = 0; request < 4; request++) {
            assertThat(world.limits.limit(host, Optional.empty()).members()).containsEntry("retryAfterSeconds", 30L);
        }
        world.clock.pass(Duration.ofSeconds(30));
        world.limits.check(host);
        assertThatExceptionOfType(Failure.class).isThrownBy(() -> world.limits.check(host));
        assertThat(world.limits.limit(host, Optional.empty()).members()).containsEntry("retryAfterSeconds", 60L);
    }

    @Test
    void aRealmThatSaysItIsTooOftenCountsForTheRegistry() {
        wants(BEARER, "never");
        world.wire.on(TOKEN, question -> FakeWire.reply(429, "", "Retry-After", "Sat, 31 Jan 2026 12:10:00 GMT"));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> ask(null))
                .matches(failure -> Long.valueOf(600).equals(failure.members().get("retryAfterSeconds")));
        failure(null);
        assertThat(world.wire.asked).hasSize(2);
    }

    record Broken(IOException thrown, ProblemType type) {}

    static Stream<Broken> failures() {
        return Stream.of(
                new Broken(new ConnectException("refused"), ProblemType.REGISTRY_UNREACHABLE),
                new Broken(new HttpTimeoutException("late"), ProblemType.REGISTRY_UNREACHABLE),
                new Broken(new IOException("EOF"), ProblemType.REGISTRY_UNREACHABLE),
                new Broken(new SSLHandshakeException("PKIX path building failed"), ProblemType.REGISTRY_TLS),
                new Broken(new SSLException("Unsupported or unrecognized SSL message"), ProblemType.REGISTRY_TLS),
                new Broken(new Wire.TooLong(7), ProblemType.REGISTRY_FAILED));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void everyFailureHasItsProblem(Broken broken) {
        world.wire.on(TAGS, question -> {
            throw broken.thrown();
        });
        assertThat(failure(null)).isEqualTo(broken.type());
    }

    @Test
    void plainHttpIsSpokenOnlyWhereItIsAllowedAndAfterTls() {
        RegistryTarget here = RegistryWorld.stranger("localhost:5000");
        world.wire.on("GET http://localhost:5000/v2/", "{}");
        world.calls.ask(here, Ask.base(), RegistryWorld.soon());
        world.calls.ask(here, Ask.base(), RegistryWorld.soon());
        assertThat(world.requests())
                .isEqualTo(List.of(
                        "GET https://localhost:5000/v2/",
                        "GET http://localhost:5000/v2/",
                        "GET http://localhost:5000/v2/"));
        world.wire.on("GET http://registry.example.com/v2/", "{}");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> world.calls.ask(RegistryWorld.known(HOST, null), Ask.base(), RegistryWorld.soon()))
                .matches(failure -> failure.type() == ProblemType.REGISTRY_UNREACHABLE);
    }
}
