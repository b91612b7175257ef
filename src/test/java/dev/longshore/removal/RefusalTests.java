package dev.longshore.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.EngineStatus.Store;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.Snapshot;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalTests {

    private static final String A = "sha256:" + Rows.hex("a");

    private static Failure refusal(Store store, Snapshot snapshot, String request, String prefix) {
        Subject subject = World.subject(request, snapshot);
        Verdict verdict = Rules.of(store).judge(subject, World.options(false), snapshot);
        return Refusal.blocked(subject, verdict.blockers(), prefix);
    }

    private static Failure refusal(Snapshot snapshot, String request) {
        return refusal(Store.GRAPHDRIVER, snapshot, request, "");
    }

    private static List<Blocker> blockers(Failure refusal) {
        return ((List<?>) Objects.requireNonNull(refusal.members().get("blockers")))
                .stream().map(Blocker.class::cast).toList();
    }

    private static Stream<String> requests(Failure refusal) {
        return blockers(refusal).stream()
                .map(blocker -> blocker.remedy().request())
                .map(request -> request.method() + " " + request.path());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            app:1       | exited              | IMAGE_IN_USE
            app:1 app:2 | exited              | IMAGE_IN_USE
            app:1 app:2 | child running       | IMAGE_HAS_CHILDREN
            app:1 app:2 | -                   | IMAGE_HAS_SEVERAL_TAGS
            app@D x:1   | -                   | IMAGE_HAS_SEVERAL_TAGS
            """)
    void itGoesByWhatWeighsMostAndTellsAll(String names, String around, ProblemType type) {
        Failure refusal = refusal(World.of(names, around), "id");
        assertThat(refusal.type()).isEqualTo(type);
        assertThat(refusal.members()).containsEntry("imageId", A).containsKey("blockers");
    }

    @Test
    void aMountIsUse() {
        assertThat(refusal(World.of("app:1", "mount"), "app:1").type()).isEqualTo(ProblemType.IMAGE_IN_USE);
    }

    @Test
    void theDetailSaysWhetherForceHelps() {
        assertThat(refusal(World.of("app:1", "exited"), "app:1").detail())
                .isEqualTo("app:1 cannot be removed: containers use it; one blocker. Remove what holds it, or force.");
        assertThat(refusal(World.of("app:1 app:2", "exited running"), "id").detail())
                .isEqualTo(
                        "Image " + A + " cannot be removed: containers use it; 4 blockers. Force does not help; remove"
                                + " what holds it.");
    }

    @Test
    void everyRemedyIsARequest() {
        Failure refusal = refusal(World.of("team/app:1 x:1 y@D", "child exited running"), "id");
        assertThat(requests(refusal))
                .containsExactlyInAnyOrder(
                        "DELETE /images/sha256:" + Rows.hex("b"),
                        "POST /containers/" + Rows.hex("c1") + "/stop",
                        "DELETE /containers/" + Rows.hex("c0"),
                        "DELETE /images/" + A + "/tags/team%2Fapp%3A1",
                        "DELETE /images/" + A + "/tags/x%3A1",
                        "DELETE /images/y%40sha256%3A" + Rows.hex("d"));
    }

    @Test
    void remediesBeginAsTheCallersPathsDo() {
        Failure refusal = refusal(Store.GRAPHDRIVER, World.of("app:1", "exited"), "app:1", "/base/engines/far");
        assertThat(requests(refusal)).containsExactly("DELETE /base/engines/far/containers/" + Rows.hex("c0"));
    }

    /** Removing the last tag as a tag only would be refused in turn. */
    @Test
    void theRemedyForATagThatGoesWithADigestWorksForTheLastTagToo() {
        Failure refusal = refusal(Store.CONTAINERD, World.of("app@D app:1", "-"), "app@D", "");
        assertThat(requests(refusal)).containsExactly("DELETE /images/app%3A1");
    }

    @Test
    void aBlockerTellsNameAndState() {
        Blocker blocker =
                blockers(refusal(World.of("app:1", "exited"), "app:1")).getFirst();
        assertThat(blocker.id()).isEqualTo(Rows.hex("c0"));
        assertThat(blocker.name()).isEqualTo("exited");
        assertThat(blocker.state()).isEqualTo("exited");
        assertThat(blocker.remedy().text()).contains("exited");
    }

    @Test
    void theLastTagIsProtectedByName() {
        Failure refusal = Refusal.lastTag((Subject.Name) World.subject("app:1", World.of("app:1", "-")));
        assertThat(refusal.type()).isEqualTo(ProblemType.LAST_TAG);
        assertThat(refusal.members()).containsEntry("reference", "app:1").containsEntry("imageId", A);
    }
}
