package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What people met in the field with names and references. */
@ExtendWith(WipedEngines.class)
class FieldCasesNamesIT {

    @OnBothStores
    @DisplayName("C01")
    void thePortOfARegistryIsNoTag(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = sides.load(image -> image.tags("b:1"));
        EngineObjects.tag(sides.client(), "b:1", "localhost:5000/team/app", "latest");

        for (String name : List.of("localhost:5000/team/app", "localhost:5000%2Fteam%2Fapp:latest")) {
            JsonNode image = sides.ask("/images/" + name);
            assertThat(image.path("id").asString()).isEqualTo(id);
            assertThat(EngineTruth.names(image.path("references")))
                    .containsExactly("b:1", "localhost:5000/team/app:latest");
        }
        JsonNode tag = sides.ask("/images/b:1/tags/localhost:5000/team/app");
        assertThat(tag.path("repository").asString()).isEqualTo("localhost:5000/team/app");
        assertThat(tag.path("tag").asString()).isEqualTo("latest");
        assertThat(sides.items("/images?reference=localhost:5000/team/app")).containsOnlyKeys(id);
    }

    @OnBothStores
    @DisplayName("C03")
    void upperCaseInARepositoryIsRefusedWithAProposalBeforeTheEngineIsAsked(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = sides.load(image -> image.tags("app:RC1"));
        assertThat(sides.ask("/images/app:RC1").path("id").asString()).isEqualTo(id);

        sides.forgetRequests();
        for (String name : List.of("App:1", "team/App", "team%2FApp%3A1", "localhost:5000/App")) {
            for (String path : List.of("", "/history", "/tags", "/inspect", "/tags/app:RC1")) {
                JsonNode problem = Problem.of("invalid-reference", sides.get("/images/" + name + path));
                assertThat(problem.path("proposal").asString(""))
                        .contains("app")
                        .isLowerCase();
                assertThat(problem.path("detail").asString()).contains("App");
            }
        }
        Problem.of("invalid-reference", sides.get("/images?before=App"));
        Problem.of("invalid-reference", sides.get("/images/app:RC1/tags/App:1"));
        assertThat(sides.imageRequests()).isEmpty();
    }

    @OnBothStores
    @DisplayName("C05")
    void aNameThatIsTheStartOfAnotherImagesIdHidesNothing(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String one = sides.load(image -> image.tags("one:1"));
        String other = sides.load(image -> image.tags("other:1"));
        String shortId = one.substring(7, 19);
        EngineObjects.tag(sides.client(), "other:1", shortId, "latest");

        JsonNode byName = sides.ask("/images/" + shortId);
        assertThat(byName.path("id").asString()).isEqualTo(other);
        assertThat(EngineTruth.names(byName.path("alsoMatches"))).containsExactly(one);
        assertThat(sides.ask("/images/sha256:" + shortId).path("id").asString()).isEqualTo(one);
        assertThat(sides.ask("/images/" + one).path("id").asString()).isEqualTo(one);
        assertThat(sides.imageRequests())
                .allSatisfy(
                        request -> assertThat(request.path())
                                .matches(
                                        "/images/(?:json|sha256:[0-9a-f]{64}/(?:json|history)|docker.io/library/[0-9a-f]{12}:latest/json)"));
    }

    @Test
    @DisplayName("C07")
    void withADigestTheTagIsOnlyARemark() {
        BothSides sides = BothSides.of(EngineKind.CONTAINERD);
        String id = sides.load(image -> image.tags("team/app:1"));
        for (String tag : List.of("", ":1", ":another")) {
            JsonNode image = sides.ask("/images/team/app" + tag + "@" + id);
            assertThat(image.path("id").asString()).isEqualTo(id);
            assertThat(EngineTruth.names(image.path("references"))).containsExactly("team/app:1");
        }
        Problem.of("image-not-found", sides.get("/images/team/other@" + id));
    }

    @OnBothStores
    @DisplayName("C09")
    void rawAndEncodedSlashesGiveTheSameAnswerAndTheEngineSeesNeither(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        sides.load(image -> image.tags("team/app:1.0"));
        for (String path : List.of("", "/history", "/tags", "/inspect", "/tags/team/app:1.0")) {
            EngineAnswer raw = sides.get("/images/team/app:1.0" + path).expect(200);
            EngineAnswer encoded = sides.get("/images/team%2Fapp%3A1.0" + path.replace("team/app", "team%2Fapp"))
                    .expect(200);
            assertThat(encoded.text()).as(path).isEqualTo(raw.text());
        }
        Problem.of("invalid-reference", sides.get("/images/team%252Fapp:1.0"));
        assertThat(sides.proxy().requests())
                .noneMatch(request -> request.target().contains("%"));
    }

    @OnBothStores
    @DisplayName("C13")
    void anySpellingOfADockerHubNameFindsTheImageAndOneIsShown(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = sides.load(image -> image.tags("redis:latest"));
        for (String name : List.of("redis", "library/redis", "docker.io/library/redis", "index.docker.io/redis")) {
            JsonNode image = sides.ask("/images/" + name);
            assertThat(image.path("id").asString()).isEqualTo(id);
            assertThat(EngineTruth.names(image.path("references"))).containsExactly("redis:latest");
            assertThat(sides.items("/images?reference=" + name)).as(name).containsOnlyKeys(id);
            assertThat(sides.ask("/images/redis/tags/" + name).path("reference").asString())
                    .isEqualTo("redis:latest");
        }
    }
}
