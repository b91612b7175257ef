package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.fakes.Rows;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResolutionTests {

    private static final String DIGEST = "sha256:" + Rows.hex("d1");

    private static final Snapshot SNAPSHOT = Rows.snapshot(
            List.of(
                    Rows.image("cafe1", "ubuntu:latest", "team/app:1.0", "team/app@" + DIGEST),
                    Rows.image("cafe2", "beef:latest", "localhost:5000/x:1"),
                    Rows.image("beef1", "sha256/x:1"),
                    Rows.image("0123456789ab1", "other:1", "aaaa:1"),
                    Rows.image("eeee")),
            List.of(
                    Rows.container("1", "f00d", "/web"),
                    Rows.container("2", "f00d"),
                    Rows.container("3", "eeee", "/x")));

    private static ImageId found(String text) {
        return Resolution.of(ImageName.parse(text), SNAPSHOT).image().id();
    }

    @ParameterizedTest
    @CsvSource({
        "ubuntu, cafe1",
        "ubuntu:latest, cafe1",
        "library/ubuntu, cafe1",
        "docker.io/library/ubuntu, cafe1",
        "index.docker.io/ubuntu, cafe1",
        "team/app:1.0, cafe1",
        "docker.io/team/app:1.0, cafe1",
        "localhost:5000/x:1, cafe2",
        "cafe1, cafe1",
        "cafe20, cafe2",
        "sha256:cafe2, cafe2",
        "beef1, beef1",
        "sha256:beef, beef1",
        "0123456789ab, 0123456789ab1",
        "0123, 0123456789ab1",
        "eeee, eeee",
    })
    void aNameOrTheBeginningOfAnIdFindsIt(String text, String id) {
        assertThat(found(text)).isEqualTo(Rows.imageId(id));
    }

    @Test
    void aFullIdFindsItWithAndWithoutAlgorithm() {
        assertThat(found(Rows.hex("cafe1"))).isEqualTo(Rows.imageId("cafe1"));
        assertThat(found("sha256:" + Rows.hex("cafe1"))).isEqualTo(Rows.imageId("cafe1"));
    }

    @Test
    void onTheContainerdStoreAnImageAnswersToItsOwnDigestInEveryRepositoryOfItsTags() {
        String own = "sha256:" + Rows.hex("ab");
        Snapshot containerd = Rows.snapshot(Rows.image("ab", "a:1", "o:1", "a@" + own));

        assertThat(containerd.image(ImageReference.parse("o@" + own))).isPresent();
        assertThat(containerd.image(ImageReference.parse("o:9@" + own))).isPresent();
        assertThat(containerd.image(ImageReference.parse("else@" + own))).isEmpty();
    }

    @Test
    void anIdThatIsNoDigestOfARepositoryIsNotFoundAsOne() {
        notFound("ubuntu@sha256:" + Rows.hex("cafe1"));
    }

    @Test
    void aDigestDecidesWhateverTagStandsBesideIt() {
        assertThat(found("team/app@" + DIGEST)).isEqualTo(Rows.imageId("cafe1"));
        assertThat(found("team/app:1.0@" + DIGEST)).isEqualTo(Rows.imageId("cafe1"));
        assertThat(found("team/app:nosuch@" + DIGEST)).isEqualTo(Rows.imageId("cafe1"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ubuntu:24.04",
                "team/app",
                "app:1.0",
                "library/cafe1",
                "cafe1:latest",
                "cafe3",
                "eee",
                "a",
                "sha256:eee",
                "localhost/x:1",
            })
    void nothingElseFindsIt(String text) {
        notFound(text);
    }

    @Test
    void aDigestOfAnotherRepositoryFindsNothing() {
        notFound("ubuntu@" + DIGEST);
        notFound("team/app@sha256:" + Rows.hex("d2"));
    }

    @Test
    void aFullIdIsNeverAName() {
        notFound(Rows.hex("cafe"));
        assertThat(notFound("sha512:" + Rows.hex("a") + Rows.hex("b")).detail()).contains("sha256");
    }

    private static NotFound notFound(String text) {
        try {
            Resolution found = Resolution.of(ImageName.parse(text), SNAPSHOT);
            throw new AssertionError(text + " found " + found);
        } catch (NotFound failure) {
            assertThat(failure.type()).isEqualTo(ProblemType.IMAGE_NOT_FOUND);
            assertThat(failure.members()).containsKey("image");
            return failure;
        }
    }

    @Test
    void theBeginningOfSeveralIdsIsAmbiguous() {
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> found("cafe"))
                .satisfies(failure -> {
                    assertThat(failure.type()).isEqualTo(ProblemType.AMBIGUOUS_IMAGE);
                    assertThat(failure.members())
                            .containsEntry("image", "cafe")
                            .containsEntry(
                                    "candidates",
                                    List.of(
                                            new Resolution.Candidate(
                                                    "sha256:" + Rows.hex("cafe1"),
                                                    List.of("team/app:1.0", "ubuntu:latest")),
                                            new Resolution.Candidate(
                                                    "sha256:" + Rows.hex("cafe2"),
                                                    List.of("beef:latest", "localhost:5000/x:1"))));
                });
    }

    @Test
    void aNameThatIsAlsoTheBeginningOfAnotherIdIsTheName() {
        Resolution found = Resolution.of(ImageName.parse("beef"), SNAPSHOT);
        assertThat(found.image().id()).isEqualTo(Rows.imageId("cafe2"));
        assertThat(found.alsoMatches()).containsExactly(Rows.imageId("beef1"));
    }

    @Test
    void aNameThatIsNoBeginningMatchesNothingElse() {
        assertThat(Resolution.of(ImageName.parse("ubuntu"), SNAPSHOT).alsoMatches())
                .isEmpty();
        assertThat(Resolution.of(ImageName.parse("cafe1"), SNAPSHOT).alsoMatches())
                .isEmpty();
    }

    @Test
    void aNameOfFewDigitsMatchesNoIds() {
        Snapshot snapshot = Rows.snapshot(Rows.image("abc1"), Rows.image("1", "abc:latest"));
        Resolution found = Resolution.of(ImageName.parse("abc"), snapshot);
        assertThat(found.image().id()).isEqualTo(Rows.imageId("1"));
        assertThat(found.alsoMatches()).isEmpty();
    }

    @Test
    void tooFewDigitsAreSaidToBeTooFew() {
        assertThat(notFound("caf").detail()).contains("4 digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"f00d", "sha256:f00d", "f00d00000000", ""})
    void anImageThatIsGoneFromTheListYetInUseIsSaidToBe(String text) {
        NotFound failure = notFound(text.isEmpty() ? Rows.hex("f00d") : text);
        assertThat(failure.detail()).contains("in use by container web, container " + "2".concat("0".repeat(11)));
        assertThat(failure.members())
                .containsEntry(
                        "containers",
                        List.of(
                                new Resolution.User(Rows.hex("1"), "web", "running"),
                                new Resolution.User(Rows.hex("2"), null, "running")));
    }

    @Test
    void anImageThatWasNeverThereHasNoContainers() {
        assertThat(notFound("nosuch").members()).doesNotContainKey("containers");
        assertThat(notFound("dddd").members()).doesNotContainKey("containers");
    }
}
