package dev.longshore.registries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.audit.Actor;
import dev.longshore.engine.RegistryLogin;
import dev.longshore.fakes.Requests;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class RegistriesTests {

    private static final String SECRET = "s3cret-canary";
    private static final RegistryHost HOST = RegistryHost.parse("registry.example.com:5000");
    private static final Actor ADMIN = Requests.actor(Role.ADMIN);

    private final RegistryWorld world = new RegistryWorld();

    private static RegistryRequest request(
            @Nullable String user, @Nullable String password, @Nullable String identityToken) {
        return new RegistryRequest(user, password, identityToken, null, null);
    }

    @Test
    void aRegistryIsMadeThenReplacedThenForgotten() {
        Registries.Settled made = world.registries.set(ADMIN, HOST, request("ci", SECRET, null));
        world.clock.pass(Duration.ofHours(1));
        Registries.Settled replaced = world.registries.set(ADMIN, HOST, request(null, null, SECRET));
        assertThat(made.made()).isTrue();
        assertThat(replaced.made()).isFalse();
        StoredRegistry stored = world.registries.get(HOST);
        assertThat(stored.createdAt()).isEqualTo(made.registry().createdAt());
        assertThat(stored.changedAt()).isEqualTo(stored.createdAt().plusSeconds(3600));
        world.registries.remove(ADMIN, HOST);
        assertThat(world.registries.all()).isEmpty();
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> world.registries.remove(ADMIN, HOST))
                .matches(failure -> failure.type() == ProblemType.REGISTRY_NOT_FOUND);
    }

    @Test
    void changesAreWrittenDownWithoutEngineAndWithoutSecrets() {
        world.registries.set(ADMIN, HOST, request("ci", SECRET, null));
        world.registries.remove(ADMIN, HOST);
        assertThat(world.audit.ended)
                .extracting(entry -> entry.change().action().word())
                .containsExactly("registry-set", "registry-remove");
        assertThat(world.audit.ended)
                .allMatch(entry -> entry.change().engine() == null)
                .allMatch(entry -> entry.change().target().equals(HOST.text()));
        assertThat(world.audit.ended.toString()).doesNotContain(SECRET);
    }

    @Test
    void theSecretIsNowhereButInTheLogin() {
        RegistryRequest request = request("ci", SECRET, null);
        StoredRegistry registry = world.registries.set(ADMIN, HOST, request).registry();
        List<Map<String, @Nullable Object>> rows = JdbcClient.create(world.source)
                .sql("select * from registries")
                .query()
                .listOfRows();
        RegistryItem item = RegistryItem.of(registry, new Caller("root", Role.ADMIN));
        assertThat(request + "" + registry + rows + item).doesNotContain(SECRET);
        RegistryLogin login = world.logins.of("Registry.example.com:5000").orElseThrow();
        assertThat(login.password()).isEqualTo(SECRET);
        assertThat(login.source()).isEqualTo("registries");
        assertThat(login.toString()).doesNotContain(SECRET);
    }

    @Test
    void theUserIsShownToOperatorsOnly() {
        StoredRegistry registry =
                world.registries.set(ADMIN, HOST, request("ci", SECRET, null)).registry();
        assertThat(RegistryItem.of(registry, new Caller("a", Role.VIEWER)).credentials())
                .isEqualTo(new RegistryItem.Login("password", null));
        assertThat(RegistryItem.of(registry, new Caller("a", Role.OPERATOR)).credentials())
                .isEqualTo(new RegistryItem.Login("password", "ci"));
    }

    @Test
    void aLoginIsForItsRegistryOnly() {
        world.registries.set(ADMIN, HOST, request("ci", SECRET, null));
        world.registries.set(ADMIN, RegistryHost.parse("docker.io"), request(null, null, SECRET));
        for (String other : List.of(
                "registry.example.com",
                "registry.example.com:5001",
                "example.com:5000",
                "a.registry.example.com:5000")) {
            assertThat(world.logins.of(other)).as(other).isEmpty();
        }
        assertThat(world.logins.of("index.docker.io").orElseThrow().identityToken())
                .isEqualTo(SECRET);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "ci,-,-,password",
                "-,s3cret-canary,-,user",
                "ci,'',-,password",
                "'',s3cret-canary,-,user",
                "c:i,s3cret-canary,-,user",
                "ci,s3cret-canary,s3cret-canary,identityToken",
                "-,-,'',identityToken"
            })
    void credentialsThatCannotBeMeantAreRefusedWithoutShowingThem(
            @Nullable String user, @Nullable String password, @Nullable String token, String field) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> world.registries.set(ADMIN, HOST, request(user, password, token)))
                .matches(failure -> field.equals(failure.members().get("parameter")))
                .withMessageNotContainingAny(SECRET);
        assertThat(world.registries.all()).isEmpty();
    }

    @Test
    void authoritiesHaveToBeCertificates() {
        for (String pem : List.of("", "letmein", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n")) {
            assertThatExceptionOfType(Invalid.class)
                    .isThrownBy(
                            () -> world.registries.set(ADMIN, HOST, new RegistryRequest(null, null, null, pem, false)))
                    .matches(failure -> "caCertificate".equals(failure.members().get("parameter")));
        }
    }
}
