package dev.longshore.registries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.fakes.FakeWire;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.Digest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RegistryApiTests {

    private static final String BASE = "https://registry.example.com/v2/";
    private static final String CATALOGUE = "GET " + BASE + "_catalog";
    private static final RegistryTarget TARGET = RegistryWorld.known("registry.example.com", null);

    private final RegistryWorld world = new RegistryWorld();

    private Names catalogue() {
        return world.api.catalogue(TARGET, RegistryWorld.soon());
    }

    private void page(String query, String names, String... link) {
        world.wire.on(CATALOGUE + query, question -> FakeWire.reply(200, "{\"repositories\":[" + names + "]}", link));
    }

    @Test
    void pagesAreFollowedByRelativeLinks() {
        page("?n=1000", "\"a\",\"b\"", "Link", "</v2/_catalog?last=b&n=1000>; rel=\"next\"");
        page("?last=b&n=1000", "\"b\",\"c\"");
        assertThat(catalogue()).isEqualTo(new Names(List.of("a", "b", "c"), false));
    }

    @ParameterizedTest
    @CsvSource({
        "https://evil.example.com/v2/_catalog?last=b",
        "//evil.example.com/v2/_catalog?last=b",
        "https://registry.example.com:444/v2/_catalog?last=b",
        "' '"
    })
    void aLinkToAnotherHostIsNotFollowed(String link) {
        page("?n=1000", "\"a\"", "Link", "<" + link + ">; rel=\"next\"");
        assertThat(catalogue()).isEqualTo(new Names(List.of("a"), true));
        assertThat(world.wire.asked).hasSize(1);
    }

    @Test
    void pagesAreCappedAndCirclesLeft() {
        page("?n=1000", "\"a\"", "Link", "</v2/_catalog?n=1000>; rel=\"next\"");
        assertThat(catalogue().truncated()).isTrue();
        assertThat(world.wire.asked).hasSize(1);
        for (int page = 0; page < 30; page++) {
            String query = page == 0 ? "?n=1000" : "?last=" + page;
            page(query, "\"p" + page + "\"", "Link", "</v2/_catalog?last=" + (page + 1) + ">; rel=next");
        }
        assertThat(catalogue().all()).hasSize(10);
        assertThat(catalogue().truncated()).isTrue();
    }

    @Test
    void aRegistryWithShorterPagesIsAskedForItsOwn() {
        world.wire.on(CATALOGUE + "?n=1000", question -> FakeWire.reply(400, "{}"));
        page("", "\"a\"");
        assertThat(catalogue().all()).containsExactly("a");
    }

    @Test
    void namesThatAreNoneAreLeftOut() {
        page("?n=1000", "\"a\",7,null,\"b\\u001b[31m\",\"\"");
        assertThat(catalogue().all()).containsExactly("a", "7");
    }

    @ParameterizedTest
    @CsvSource({
        "404, REGISTRY_FAILED",
        "403, REGISTRY_DENIED_OR_NOT_FOUND",
        "401, REGISTRY_AUTH_REQUIRED",
        "500, REGISTRY_FAILED"
    })
    void aCatalogueThatIsNotThereIsAProblem(int status, ProblemType type) {
        world.wire.on(CATALOGUE + "?n=1000", question -> FakeWire.reply(status, "<html>"));
        assertThatExceptionOfType(Failure.class).isThrownBy(this::catalogue).matches(failure -> failure.type() == type);
    }

    @Test
    void aPageForPeopleIsNoCatalogue() {
        world.wire.on(CATALOGUE + "?n=1000", question -> FakeWire.reply(200, "<html>Log in</html>"));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(this::catalogue)
                .matches(failure -> failure.type() == ProblemType.REGISTRY_FAILED);
    }

    @Test
    void aDigestIsAskedForWithoutTheManifest() {
        String digest = "sha256:" + "ab".repeat(32);
        world.wire.on(
                "HEAD " + BASE + "team/app/manifests/1.0",
                question -> FakeWire.reply(200, "", "Docker-Content-Digest", digest));
        assertThat(digest("1.0").toString()).isEqualTo(digest);
        assertThat(world.wire.asked.getFirst().headers().get("Accept")).contains("image.index", "manifest.list");
    }

    @Test
    void whereNoDigestIsSaidItIsReckoned() {
        world.wire.on("HEAD " + BASE + "team/app/manifests/1.0", question -> FakeWire.reply(200, ""));
        world.wire.on("GET " + BASE + "team/app/manifests/1.0", question -> FakeWire.reply(200, "abc"));
        assertThat(digest("1.0").hex()).startsWith("ba7816bf8f01cfea");
    }

    @ParameterizedTest
    @CsvSource({
        "404, '', MANIFEST_NOT_FOUND",
        "404, NAME_UNKNOWN, REGISTRY_DENIED_OR_NOT_FOUND",
        "403, '', REGISTRY_DENIED_OR_NOT_FOUND",
        "502, '', REGISTRY_FAILED"
    })
    void aManifestThatIsNotThereIsAProblem(int status, String body, ProblemType type) {
        world.wire.on("HEAD " + BASE + "team/app/manifests/1.0", question -> FakeWire.reply(status, body));
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> digest("1.0"))
                .matches(failure -> failure.type() == type);
    }

    @Test
    void aManifestHasToBeWhatItsDigestSays() {
        Digest digest = Digest.parse("sha256:" + "ab".repeat(32));
        world.wire.on("GET " + BASE + "team/app/manifests/" + digest, "{}");
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> world.api.manifest(TARGET, "team/app", digest, RegistryWorld.soon()))
                .matches(failure -> failure.type() == ProblemType.MANIFEST_INVALID);
    }

    private Digest digest(String tag) {
        return world.api.digest(TARGET, "team/app", tag, RegistryWorld.soon());
    }
}
