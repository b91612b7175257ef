package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What people met in the field when they tagged and removed. */
@ExtendWith(WipedEngines.class)
class FieldCasesChangesIT {

    @OnBothStores
    @DisplayName("C01")
    void aNameWithAPortIsGivenAndTakenAsItIsMeant(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = sides.load(image -> image.tags("b:1"));

        EngineAnswer made = sides.post("/images/b:1/tags", reference("localhost:5000/team/app"));
        assertThat(made.expect(201).json().path("repository").asString()).isEqualTo("localhost:5000/team/app");
        assertThat(made.json().path("tag").asString()).isEqualTo("latest");
        assertThat(made.header("location"))
                .hasValue(sides.prefix() + "/images/" + id + "/tags/localhost%3A5000%2Fteam%2Fapp%3Alatest");
        assertThat(sides.longshore().get(made.header("location").orElseThrow()).status())
                .isEqualTo(200);
        assertThat(sides.truth().tags(id)).containsExactly("b:1", "localhost:5000/team/app:latest");

        sides.delete("/images/localhost:5000/team/app").expect(200);
        assertThat(sides.truth().tags(id)).containsExactly("b:1");
    }

    @OnBothStores
    @DisplayName("C03")
    void upperCaseIsNeverGivenAndTheEngineNotAsked(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        sides.load(image -> image.tags("b:1"));
        sides.forgetRequests();

        JsonNode problem = Problem.of("invalid-reference", sides.post("/images/b:1/tags", reference("Foo/App:1")));
        assertThat(problem.path("proposal").asString()).isEqualTo("foo/app:1");
        assertThat(problem.path("detail").asString()).contains("App");
        assertThat(sides.imageRequests()).isEmpty();
        sides.post("/images/b:1/tags", reference("app:RC1")).expect(201);
    }

    @OnBothStores
    @DisplayName("C05")
    void aTextThatIsANameAndTheStartOfAnIdIsNeverChanged(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String one = sides.load(image -> image.tags("one:1"));
        String other = sides.load(image -> image.tags("other:1"));
        String shortId = one.substring(7, 19);
        EngineObjects.tag(sides.client(), "other:1", shortId, "latest");

        JsonNode problem = Problem.of("ambiguous-image", sides.delete("/images/" + shortId));
        assertThat(problem.path("candidates").toString()).contains(one, other);
        Problem.of("ambiguous-image", sides.post("/images/" + shortId + "/tags", reference("new:1")));
        Problem.of("id-too-short", sides.delete("/images/" + one.substring(7, 15)));

        sides.delete("/images/" + shortId + ":latest").expect(200);
        assertThat(sides.truth().tags(other)).containsExactly("other:1");
        sides.delete("/images/" + shortId).expect(200);
        assertThat(sides.truth().images("?all=1")).containsOnlyKeys(other);
    }

    @OnBothStores
    @DisplayName("C13")
    void anySpellingOfADockerHubNameIsTakenAndGiven(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = sides.load(image -> image.tags("b:1"));
        for (String name : List.of("redis", "library/redis", "docker.io/library/redis", "index.docker.io/redis")) {
            JsonNode made =
                    sides.post("/images/b:1/tags", reference(name)).expect(201).json();
            assertThat(made.path("reference").asString()).isEqualTo("redis:latest");
            sides.post("/images/b:1/tags", reference("redis:latest")).expect(200);
            sides.delete("/images/b:1/tags/" + name).expect(200);
            assertThat(sides.truth().tags(id)).containsExactly("b:1");
        }
    }

    @OnBothStores
    @DisplayName("C29")
    void anImageInTwoRepositoriesGoesByItsNamesOneByOne(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = sides.load(image -> image.tags("team/app:1", "team/web:1"));

        JsonNode problem = Problem.of("image-has-several-tags", sides.delete("/images/" + id));
        assertThat(problem.path("blockers"))
                .hasSize(2)
                .allSatisfy(blocker ->
                        assertThat(blocker.path("forceable").asBoolean()).isTrue());
        assertThat(sides.truth().tags(id)).containsExactly("team/app:1", "team/web:1");
        JsonNode forced = sides.ask("/images/" + id + "/removal?force=true");
        assertThat(forced.path("outcome").asString()).isEqualTo("deletes");

        sides.delete("/images/" + id + "/tags/team/app:1").expect(200);
        assertThat(sides.truth().tags(id)).containsExactly("team/web:1");
        JsonNode last = Problem.of("last-tag", sides.delete("/images/" + id + "/tags/team/web:1"));
        assertThat(last.path("imageId").asString()).isEqualTo(id);
        assertThat(sides.truth().tags(id)).containsExactly("team/web:1");
        sides.delete("/images/" + id).expect(200);
        assertThat(sides.truth().images("?all=1")).isEmpty();
    }

    @OnBothStores
    @DisplayName("C31")
    void aChildHoldsItsParentOnOneStoreOnly(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String parent = sides.load(image -> image.tags("parent:1"));
        String container = EngineObjects.createContainer(sides.client(), "made", "parent:1", "true");
        String child = EngineObjects.commit(sides.client(), container, "child", "1");
        EngineObjects.removeContainer(sides.client(), container);

        JsonNode verdict = sides.ask("/images/" + parent + "/removal?force=true");
        EngineAnswer answer =
                sides.longshore().delete(sides.prefix() + "/images/" + parent + "?force=true", Role.ADMIN);
        if (kind == EngineKind.CONTAINERD) {
            assertThat(verdict.path("outcome").asString()).isEqualTo("deletes");
            assertThat(answer.status()).isEqualTo(200);
            return;
        }
        assertThat(verdict.path("blockers")).hasSize(1);
        JsonNode blocker = verdict.path("blockers").path(0);
        assertThat(blocker.path("kind").asString()).isEqualTo("child");
        assertThat(blocker.path("id").asString()).isEqualTo(child);
        assertThat(blocker.path("forceable").asBoolean(true)).isFalse();
        assertThat(Problem.of("image-has-children", answer).path("blockers")).isEqualTo(verdict.path("blockers"));
    }

    @OnBothStores
    @DisplayName("C33, C91")
    void allContainersAreNamedAndTheirRemediesWork(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = EngineObjects.importBusybox(sides.client());
        EngineObjects.createContainer(sides.client(), "one", "busybox", "true");
        EngineObjects.createContainer(sides.client(), "two", "busybox", "true");
        String runs = EngineObjects.createContainer(sides.client(), "runs", "busybox", "sleep", "600");
        EngineObjects.startContainer(sides.client(), runs);

        JsonNode blockers =
                Problem.of("image-in-use", sides.delete("/images/" + id)).path("blockers");
        assertThat(blockers).hasSize(3);
        while (!blockers.isEmpty()) {
            JsonNode request = blockers.path(0).path("remedy").path("request");
            sides.longshore()
                    .send(
                            request.path("method").asString(),
                            request.path("path").asString(),
                            LongshoreServer.as(Role.OPERATOR))
                    .expect(200);
            blockers = sides.ask("/images/" + id + "/removal").path("blockers");
        }
        assertThat(sides.truth().containers()).isEmpty();
        sides.delete("/images/" + id).expect(200);
    }

    @Test
    @DisplayName("C35")
    void aDigestIsNotTakenWhereTheEngineWouldTakeTheTagsOfItsRepositoryToo() {
        BothSides sides = BothSides.of(EngineKind.CONTAINERD);
        String id = sides.load(image -> image.tags("team/app:1", "team/app:2", "other:1"));

        JsonNode problem = Problem.of("image-has-several-tags", sides.delete("/images/team/app@" + id));
        assertThat(problem.path("blockers").path(0).path("id").asString()).isEqualTo("team/app:1");
        assertThat(problem.path("blockers").path(1).path("id").asString()).isEqualTo("team/app:2");
        assertThat(sides.truth().tags(id)).containsExactly("other:1", "team/app:1", "team/app:2");
    }

    @OnBothStores
    @DisplayName("C41")
    void aStaleTagIsRefusedAndASecondRemovalIsNotFound(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = sides.load(image -> image.tags("app:1", "app:2"));
        String other = sides.load(image -> image.tags("other:1"));
        String image = sides.get("/images/app:1").header("etag").orElseThrow();
        String tag = sides.get("/images/" + id + "/tags/app:2").header("etag").orElseThrow();

        sides.post("/images/" + other + "/tags", Map.of("reference", "app:2", "move", true))
                .expect(201);
        JsonNode problem = Problem.of("precondition-failed", sides.delete("/images/app:2", "If-Match", tag));
        assertThat(problem.path("current").toString()).contains(other);
        Problem.of("precondition-failed", sides.delete("/images/" + id, "If-Match", image));
        Problem.of("tag-not-found", sides.delete("/images/" + id + "/tags/app:2", "If-Match", tag));

        sides.delete("/images/app:2", "If-Match", "*").expect(200);
        Problem.of("image-not-found", sides.delete("/images/app:2"));
        assertThat(sides.truth().images("?all=1")).containsOnlyKeys(id, other);
    }

    @OnBothStores
    @DisplayName("No silent move")
    void aNameOfAnotherImageIsTakenOnlyWhenSaid(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String holder = sides.load(image -> image.tags("app:1"));
        String other = sides.load(image -> image.tags("other:1"));

        JsonNode taken = Problem.of("tag-taken", sides.post("/images/other:1/tags", reference("app:1")));
        assertThat(taken.toString()).contains(holder);
        assertThat(sides.truth().tags(holder)).containsExactly("app:1");
        JsonNode moved = sides.post("/images/other:1/tags", Map.of("reference", "app:1", "move", true))
                .expect(201)
                .json();
        assertThat(moved.path("movedFrom").asString()).isEqualTo(holder);
        assertThat(sides.truth().tags(other)).containsExactly("app:1", "other:1");
    }

    private static Map<String, Object> reference(String name) {
        return Map.of("reference", name);
    }
}
