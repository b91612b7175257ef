package dev.longshore.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.fakes.Rows;
import dev.longshore.inventory.Snapshot;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WishTests {

    private static final String HEX = "cafe12345678";
    private static final Snapshot WORLD = Rows.snapshot(
            Rows.image(HEX, "app:latest", "app:1", "app@sha256:" + Rows.hex("d")),
            Rows.image("beef", "cafe:latest", "other:1"));

    private static Wish named(String text) {
        return new Wish.AsNamed(ImageName.parse(text));
    }

    private static Wish onlyTag(String image, String tag) {
        return new Wish.OnlyTag(ImageName.parse(image), ImageReference.parse(tag));
    }

    @Test
    void aNameMeansThatNameOnly() {
        assertThat(named("app").find(WORLD))
                .isInstanceOfSatisfying(
                        Subject.Name.class,
                        name -> assertThat(name.reference()).isEqualTo(ImageReference.parse("app:latest")));
        assertThat(named("app@sha256:" + Rows.hex("d")).find(WORLD)).isInstanceOf(Subject.Name.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {HEX, HEX + "00", "sha256:" + HEX})
    void anIdOrItsBeginningMeansTheWholeImage(String text) {
        assertThat(named(text).find(WORLD)).isInstanceOf(Subject.Whole.class);
        assertThat(named(Rows.hex(HEX)).find(WORLD)).isInstanceOf(Subject.Whole.class);
    }

    @Test
    void aBeginningOfFewerThanTwelveDigitsIsForQuestionsOnly() {
        Wish wish = named("cafe1234567");
        assertThat(wish.look(WORLD).image().id()).isEqualTo(Rows.imageId(HEX));
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> wish.find(WORLD))
                .satisfies(WishTests::isTooShort);
    }

    private static void isTooShort(Failure failure) {
        assertThat(failure.type()).isEqualTo(ProblemType.ID_TOO_SHORT);
    }

    @Test
    void aWordThatIsANameAndTheBeginningOfAnotherIdMeansNeither() {
        Wish wish = named("cafe");
        assertThat(wish.look(WORLD).image().id()).isEqualTo(Rows.imageId("beef"));
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> wish.find(WORLD))
                .matches(failure -> failure.type() == ProblemType.AMBIGUOUS_IMAGE);
    }

    @Test
    void aTagOfAnotherImageNamesTheHolder() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> onlyTag("app:1", "other:1").find(WORLD))
                .satisfies(failure -> assertThat(failure.members())
                        .containsEntry("reference", "other:1")
                        .containsEntry("heldBy", Rows.imageId("beef").toString()))
                .matches(failure -> failure.type() == ProblemType.TAG_NOT_FOUND);
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> onlyTag("app:1", "none:1").find(WORLD))
                .satisfies(failure -> assertThat(failure.members()).doesNotContainKey("heldBy"));
    }

    @Test
    void aTagIsWrittenDownInFull() {
        assertThat(named("app").text()).isEqualTo("docker.io/library/app:latest");
        assertThat(named(Rows.hex(HEX)).text()).isEqualTo("sha256:" + Rows.hex(HEX));
        assertThat(onlyTag("cafe12345678", "app:1").text()).isEqualTo("docker.io/library/app:1");
    }
}
