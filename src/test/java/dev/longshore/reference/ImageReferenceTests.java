package dev.longshore.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageReferenceTests {
    private static final String HEX = "0123456789abcdef".repeat(4);

    private static ImageReference parse(String text) {
        return ImageReference.parse(text);
    }

    @Test
    void noTagIsAddedInParsing() {
        assertThat(parse("ubuntu").tag()).isNull();
        assertThat(parse("ubuntu").isNameOnly()).isTrue();
        assertThat(parse("ubuntu").canonical()).isEqualTo("docker.io/library/ubuntu");
        assertThat(parse("ubuntu").withDefaultTag()).isEqualTo(parse("docker.io/library/ubuntu:latest"));
    }

    @Test
    void theDefaultTagIsForBareNamesOnly() {
        assertThat(parse("ubuntu:24.04").withDefaultTag()).isEqualTo(parse("ubuntu:24.04"));
        assertThat(parse("ubuntu@sha256:" + HEX).withDefaultTag().tag()).isNull();
        assertThat(parse("ubuntu@sha256:" + HEX).isNameOnly()).isFalse();
    }

    @Test
    void aTagIsReplacedAndTheDigestStays() {
        ImageReference both = parse("app:1@sha256:" + HEX);
        assertThat(both.tagged(Tag.parse("RC2"))).isEqualTo(parse("app:RC2@sha256:" + HEX));
        assertThat(parse("app").tagged(Tag.LATEST)).isEqualTo(parse("app:latest"));
    }

    @Test
    void theDigestCanBeTakenOff() {
        assertThat(parse("app:1@sha256:" + HEX).withoutDigest()).isEqualTo(parse("app:1"));
        assertThat(parse("app:1").withoutDigest()).isEqualTo(parse("app:1"));
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io/localhost/x, localhost/x",
        "docker.io/a.b/c, a.b/c",
        "docker.io/a_b.com/x, a_b.com/x",
    })
    void oneFamiliarFormOfTwoImagesDoesNotMakeThemEqual(String onHub, String elsewhere) {
        assertThat(parse(onHub).familiar()).isEqualTo(parse(elsewhere).familiar());
        assertThat(parse(onHub)).isNotEqualTo(parse(elsewhere));
        assertThat(parse(onHub).repository()).isNotEqualTo(parse(elsewhere).repository());
        assertThat(parse(onHub).shortest()).isEqualTo(onHub);
        assertThat(parse(elsewhere).shortest()).isEqualTo(elsewhere);
    }

    @ParameterizedTest
    @CsvSource({
        "docker.io/library/ubuntu:24.04, ubuntu:24.04",
        "index.docker.io/team/app, team/app",
        "docker.io/library/a/b, library/a/b",
        "dl.example.com:5000/ubuntu:14.04, dl.example.com:5000/ubuntu:14.04",
        "docker.io/index.docker.io/x, docker.io/index.docker.io/x",
        "cafe, cafe",
        "sha256:cafe, sha256:cafe",
    })
    void theShortestFormIsTheFamiliarOneWhereThatReadsBack(String typed, String shortest) {
        assertThat(parse(typed).shortest()).isEqualTo(shortest);
    }

    @Test
    void aNameWhoseFamiliarFormIsAnIdIsWrittenInFull() {
        assertThat(parse("library/" + HEX).shortest()).isEqualTo("docker.io/library/" + HEX);
        assertThat(parse(HEX + ":1").shortest()).isEqualTo(HEX + ":1");
        assertThat(parse("sha256:" + HEX).shortest()).isEqualTo("docker.io/library/sha256:" + HEX);
        assertThat(parse("sha512:" + HEX + HEX).shortest()).isEqualTo("docker.io/library/sha512:" + HEX + HEX);
    }

    @Test
    void spellingsOfOneReferenceAreEqual() {
        assertThat(Set.of(parse("docker.io/library/ubuntu:1")))
                .contains(parse("ubuntu:1"), parse("index.docker.io/ubuntu:1"), parse("library/ubuntu:1"));
        assertThat(parse("ubuntu:1")).isNotEqualTo(parse("ubuntu:2")).isNotEqualTo("ubuntu:1");
        assertThat(parse("ubuntu").repository())
                .hasSameHashCodeAs(parse("ubuntu:2").repository());
    }

    @Test
    void referencesAndRepositoriesSortByTheirCanonicalForm() {
        assertThat(new TreeSet<>(Set.of(parse("b"), parse("a.example/z"), parse("a:2"), parse("a:1"))))
                .extracting(ImageReference::shortest)
                .containsExactly("a.example/z", "a:1", "a:2", "b");
        assertThat(parse("a").repository()).isLessThan(parse("b").repository());
    }

    @Test
    void theTextOfAReferenceIsItsCanonicalForm() {
        assertThat(parse("ubuntu:1")).hasToString("docker.io/library/ubuntu:1");
        assertThat(parse("ubuntu:1").repository()).hasToString("docker.io/library/ubuntu");
    }

    @Test
    void aRepositoryKnowsItsParts() {
        Repository repository = parse("localhost:5000/team/app:1").repository();
        assertThat(repository.domain()).isEqualTo("localhost:5000");
        assertThat(repository.path()).isEqualTo("team/app");
        assertThat(repository.canonical()).isEqualTo("localhost:5000/team/app");
        assertThat(repository.familiar()).isEqualTo("localhost:5000/team/app");
        assertThat(parse("a_b.com/x").repository().domain()).isEmpty();
    }
}
