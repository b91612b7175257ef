package dev.longshore.removal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.inventory.Snapshot;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import dev.longshore.representation.EntityTag;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PreconditionTests {

    private static final List<String> STATE = List.of("id", "app:1");
    private static final String TAG =
            EntityTag.ofResource(STATE, new byte[] {1}).value();

    private static void refuses(Precondition precondition, List<String> state) {
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> precondition.check(state))
                .satisfies(failure -> {
                    assertThat(failure.type()).isEqualTo(ProblemType.PRECONDITION_FAILED);
                    assertThat(failure.members()).containsEntry("current", state);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "\"x.y\", *", " * "})
    void anyStateWillDoForAStar(String header) {
        assertThatCode(() -> new Precondition(header).check(STATE)).doesNotThrowAnyException();
    }

    @Test
    void theStateCountsAndNotTheRepresentation() {
        String other = EntityTag.ofResource(STATE, new byte[] {2}).value();
        for (String header : new String[] {TAG, other, "\"x.y\", " + TAG}) {
            assertThatCode(() -> new Precondition(header).check(STATE)).doesNotThrowAnyException();
        }
        assertThatCode(() -> Precondition.NONE.check(STATE)).doesNotThrowAnyException();
    }

    @Test
    void aStaleTagIsRefused() {
        refuses(new Precondition(TAG), List.of("id", "app:1", "app:2"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"\"", "\"x\"", "x.y", "\".\"", "\""})
    void whatIsNoTagOfOursIsRefused(String header) {
        refuses(new Precondition(header), STATE);
    }

    @Test
    void aWeakTagNamesNothing() {
        refuses(new Precondition("W/" + TAG), STATE);
    }

    /** Whoever read {@code /images/app:1} has the tag of the image, and sends it to the same path. */
    @Test
    void anImageReadByItsNameIsRemovedWithTheTagThatWasRead() {
        Snapshot snapshot = World.of("app:1 app:2", "-");
        Subject subject = World.subject("app:1", snapshot);
        Wish byName = new Wish.AsNamed(ImageName.parse("app:1"));
        Wish asTag = new Wish.OnlyTag(ImageName.parse("app:2"), ImageReference.parse("app:1"));
        String image =
                EntityTag.ofResource(World.image(snapshot).state(), new byte[0]).value();
        String tag = EntityTag.ofResource(List.of(World.image(snapshot).id().toString()), new byte[0])
                .value();
        new Precondition(image).check(byName, subject);
        new Precondition(tag).check(asTag, subject);
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> new Precondition(tag).check(byName, subject));
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> new Precondition(image).check(asTag, subject));
    }
}
