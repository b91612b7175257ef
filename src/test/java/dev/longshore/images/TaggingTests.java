package dev.longshore.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.longshore.fakes.FakeAudit;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.HandClock;
import dev.longshore.fakes.Looks;
import dev.longshore.fakes.OneAtATime;
import dev.longshore.fakes.Requests;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.ReadBack;
import dev.longshore.inventory.Resolution;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import dev.longshore.removal.Precondition;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class TaggingTests {

    private static final ImageReference NEW = ImageReference.parse("team/app:1.1");
    private static final ImageReference TAKEN = ImageReference.parse("other:1");

    private final FakeEngine engine = new FakeEngine("local");
    private final FakeAudit audit = new FakeAudit();
    private final OneAtATime leases = new OneAtATime();
    private final Tagging tagging = new Tagging(new ReadBack(new Looks(), new HandClock()), leases, audit);

    @BeforeEach
    void fill() {
        engine.images.add(Rows.image("a", "app:1"));
        engine.images.add(Rows.image("b", "other:1", "other:2"));
    }

    private Tagging.Tagged tag(ImageReference tag, boolean move) {
        return tagging.tag(Requests.operator(engine), ImageName.parse("app:1"), tag, move, Precondition.NONE);
    }

    private Failure failed(ImageReference tag, boolean move) {
        Failure failure = catchThrowableOfType(Failure.class, () -> tag(tag, move));
        assertThat(failure).isNotNull();
        return failure;
    }

    private ResponseEntity<TagMade> posted(String reference, boolean move) {
        return new TagsController(tagging)
                .tag(Requests.operator(engine), ImageName.parse("app:1"), new TagRequest(reference, move), null);
    }

    private boolean has(String image, ImageReference tag) {
        return engine.images.stream()
                .anyMatch(row ->
                        row.id().equals(Rows.imageId(image)) && row.tags().contains(tag));
    }

    @Test
    void aTextThatIsNoTagIsRefusedWithTheWholeOfIt() {
        Failure failure = catchThrowableOfType(Failure.class, () -> posted("team/App:1", false));
        assertThat(failure.type()).isEqualTo(ProblemType.INVALID_REFERENCE);
        assertThat(failure.members()).containsEntry("reference", "team/App:1").containsEntry("offending", "App");
    }

    @Test
    void aTagIsMadeOnce() {
        ResponseEntity<TagMade> made = posted("team/app:1.1", false);
        assertThat(made.getStatusCode().value()).isEqualTo(201);
        assertThat(made.getHeaders().getLocation())
                .hasToString("/images/" + Rows.imageId("a") + "/tags/team%2Fapp%3A1.1");
        assertThat(posted("team/app:1.1", false).getStatusCode().value()).isEqualTo(200);
        assertThat(has("a", NEW)).isTrue();
        assertThat(audit.ended).extracting(entry -> entry.outcome().word()).containsExactly("done", "done");
        assertThat(audit.ended.getFirst().change().target()).isEqualTo("docker.io/team/app:1.1");
        assertThat(audit.ended.getFirst().change().details()).containsEntry("image", "docker.io/library/app:1");
    }

    @Test
    void withoutATagItGetsLatest() {
        posted("team/app", false);
        assertThat(has("a", ImageReference.parse("team/app:latest"))).isTrue();
    }

    @Test
    void aTagThatAnotherImageHasIsNotTaken() {
        Failure failure = failed(TAKEN, false);
        assertThat(failure.type()).isEqualTo(ProblemType.TAG_TAKEN);
        assertThat(failure.members())
                .containsEntry("reference", "other:1")
                .containsEntry(
                        "holder",
                        new Resolution.Candidate(Rows.imageId("b").toString(), List.of("other:1", "other:2")));
        assertThat(has("b", TAKEN)).isTrue();
        assertThat(audit.ended.getFirst().outcome().code()).isEqualTo("tag-taken");
    }

    @Test
    void aMoveSaysWhereTheTagWas() {
        assertThat(tag(TAKEN, true).movedFrom()).contains(Rows.imageId("b"));
        assertThat(has("a", TAKEN)).isTrue();
        assertThat(has("b", TAKEN)).isFalse();
        assertThat(tag(TAKEN, true)).isEqualTo(new Tagging.Tagged(Rows.imageId("a"), TAKEN, false, Optional.empty()));
    }

    @Test
    void aStaleStateIsRefused() {
        Failure failure = catchThrowableOfType(
                Failure.class,
                () -> tagging.tag(
                        Requests.operator(engine), ImageName.parse("app:1"), NEW, false, new Precondition("\"x.y\"")));
        assertThat(failure.type()).isEqualTo(ProblemType.PRECONDITION_FAILED);
        assertThat(has("a", NEW)).isFalse();
    }

    @Test
    void nameAndImageAreLeased() {
        tag(NEW, false);
        assertThat(leases.leased)
                .containsExactly(
                        List.of("docker.io/team/app:1.1"),
                        List.of(Rows.imageId("a").toString()));
    }

    /** Else the image that loses it could lose its last other name at the same time. */
    @Test
    void theImageThatLosesTheNameIsLeasedToo() {
        engine.images().tag(Rows.imageId("b"), NEW);
        tag(NEW, true);
        assertThat(leases.leased)
                .last()
                .isEqualTo(
                        List.of(Rows.imageId("a").toString(), Rows.imageId("b").toString()));
    }

    @Test
    void anImageWhoseNameMovedBeforeTheLeaseIsLookedAtAgain() {
        leases.beforeLease = () -> {
            leases.beforeLease = () -> {};
            engine.images().tag(Rows.imageId("b"), ImageReference.parse("app:1"));
        };
        assertThat(tag(NEW, false).image()).isEqualTo(Rows.imageId("b"));
        assertThat(leases.leased).last().asString().contains(Rows.hex("b"));
    }

    @Test
    void aTagThatSomebodyElseTookAtTheSameTimeIsNotOurs() {
        engine.afterChange = () -> {
            engine.afterChange = () -> {};
            engine.images().tag(Rows.imageId("b"), NEW);
        };
        Failure failure = failed(NEW, true);
        assertThat(failure.type()).isEqualTo(ProblemType.TAG_TAKEN);
        assertThat(failure.detail()).contains("somebody else").contains(Rows.hex("b"));
    }

    @Test
    void aTagThatSomebodyElseRemovedAtTheSameTimeIsNotThere() {
        engine.afterChange = () -> engine.images.set(0, Rows.image("a", "app:1"));
        assertThat(failed(NEW, false).detail()).contains("somebody else removed it");
    }

    @Test
    void whatTheEngineDidWithoutAnsweringIsAnsweredAsDone() {
        engine.afterChange = () -> {
            throw Requests.timeout();
        };
        assertThat(tag(NEW, false).made()).isTrue();
    }

    @Test
    void whatTheEngineDidNotDoIsAFailureThatSaysSo() {
        engine.beforeChange = () -> {
            throw Requests.timeout();
        };
        assertThat(failed(NEW, false).members()).containsEntry("outcome", "unchanged");
    }

    @Test
    void whatNobodyCanLookAtIsUnknown() {
        engine.beforeChange = () -> {
            engine.beforeList = () -> {
                throw Requests.timeout();
            };
            throw Requests.timeout();
        };
        assertThat(failed(NEW, false).members()).containsEntry("outcome", "unknown");
        assertThat(audit.ended.getFirst().outcome().word()).isEqualTo("unknown");
    }
}
