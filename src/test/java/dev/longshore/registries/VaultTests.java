package dev.longshore.registries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.problem.BadSetting;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTests {

    private static final String SECRET = "s3cret-canary";
    private static final RegistryHost HOST = RegistryHost.parse("registry.example.com");
    private static final String OTHER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

    private final RegistryWorld world = new RegistryWorld();

    private Vault withKey(String key) {
        return new Vault(new KeyRing(RegistryWorld.properties(key), world.files()));
    }

    @Test
    void whatIsSealedOpensAgainAfterARestart() {
        Credentials credentials = new Credentials("ci", SECRET);
        StoredRegistry.Kept kept = world.vault.seal(HOST, credentials);
        assertThat(new Vault(new KeyRing(world.properties, world.files())).open(HOST, kept))
                .isEqualTo(credentials);
        assertThat(kept.toString() + credentials + credentials.login(HOST, "registries"))
                .doesNotContain(SECRET);
    }

    @Test
    void theSameSecretIsNeverSealedTwiceAlike() {
        Credentials credentials = new Credentials(null, SECRET);
        assertThat(world.vault.seal(HOST, credentials).sealed())
                .isNotEqualTo(world.vault.seal(HOST, credentials).sealed());
    }

    @Test
    void anotherKeyIsToldAsSuch() {
        StoredRegistry.Kept kept = world.vault.seal(HOST, new Credentials("ci", SECRET));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> withKey(OTHER_KEY).open(HOST, kept))
                .matches(failure -> failure.type() == ProblemType.REGISTRY_AUTH_FAILED)
                .withMessageContaining(kept.sealed().keyId())
                .withMessageContaining("longshore.registries.key")
                .withMessageNotContainingAny(SECRET);
    }

    @Test
    void aSecretOpensForItsHostAndUserOnly() {
        StoredRegistry.Kept kept = world.vault.seal(HOST, new Credentials("ci", SECRET));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> world.vault.open(RegistryHost.parse("evil.example.com"), kept));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> world.vault.open(HOST, new StoredRegistry.Kept(kept.kind(), "root", kept.sealed())));
    }

    @Test
    void whatWasChangedSinceDoesNotOpen() {
        StoredRegistry.Kept kept = world.vault.seal(HOST, new Credentials("ci", SECRET));
        byte[] bytes = Base64.getDecoder().decode(kept.sealed().text());
        bytes[bytes.length - 1] ^= 1;
        for (String text : new String[] {Base64.getEncoder().encodeToString(bytes), "AAAA", "no base64"}) {
            Sealed changed = new Sealed(kept.sealed().keyId(), text);
            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> world.vault.open(HOST, new StoredRegistry.Kept("password", "ci", changed)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "letmein", "c2hvcnQ="})
    void aKeyThatIsNoneStopsTheStart(String key) {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> withKey(key))
                .withMessageStartingWith("longshore.registries.key")
                .matches(bad ->
                        key.isEmpty() || !String.valueOf(bad.getMessage()).contains(key));
    }

    @Test
    void theConfiguredKeyIsUsedAndNoFileMade() {
        StoredRegistry.Kept kept = withKey(OTHER_KEY).seal(HOST, new Credentials("ci", SECRET));
        assertThat(withKey(OTHER_KEY).open(HOST, kept).secret()).isEqualTo(SECRET);
        assertThat(world.files).isEmpty();
    }
}
