package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.reference.ImageReference;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.RegistryFault;
import dev.longshore.testkit.RegistryFront;
import dev.longshore.testkit.TestRegistry;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Whether there is a newer image behind a tag, of real registries and engines of both image stores. */
@ExtendWith(WipedEngines.class)
class FreshnessIT {

    @SuppressWarnings("NullAway.Init")
    private static TestRegistry registry;

    @BeforeAll
    static void start() {
        registry = TestRegistry.open();
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    /** Each call puts another image under the tag; its digest. */
    private static String put(String tag) {
        return new ImageMaker(System.nanoTime())
                .image(image -> image.tags(tag).layer("one", 1000))
                .pushTo(registry)
                .getFirst();
    }

    private static String name(EngineKind kind, String tag) {
        return "team/" + kind.name().toLowerCase(Locale.ROOT) + ":" + tag;
    }

    private static JsonNode standing(BothSides sides, String reference) {
        JsonNode answer = sides.ask("/images/" + reference + "/freshness");
        return answer.path("items")
                .valueStream()
                .filter(each -> each.path("reference").asString().equals(reference))
                .findFirst()
                .orElseThrow(() -> new AssertionError(answer));
    }

    private static String state(BothSides sides, String reference) {
        return standing(sides, reference).path("freshness").asString();
    }

    private static String cause(BothSides sides, String reference) {
        return standing(sides, reference).path("cause").path("code").asString("");
    }

    private static List<String> listed(BothSides sides, String freshness) {
        return sides.ask("/images?freshness=" + freshness)
                .path("items")
                .valueStream()
                .flatMap(image -> image.path("references").valueStream())
                .map(JsonNode::asString)
                .toList();
    }

    @OnBothStores
    void anImageIsOutdatedOnceTheRegistryHasANewerOneAndCurrentWhenThatIsPulled(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String same = registry.reference(name(kind, "same"));
        String moving = registry.reference(name(kind, "moving"));
        for (String tag : List.of("same", "moving")) {
            put(name(kind, tag));
            sides.pull(registry.reference(name(kind, tag))).expect(200);
        }
        assertThat(state(sides, same)).isEqualTo("current");
        String newer = put(name(kind, "moving"));
        JsonNode outdated = standing(sides, moving);
        assertThat(outdated.path("freshness").asString()).isEqualTo("outdated");
        assertThat(outdated.path("remoteDigest").asString()).isEqualTo(newer);
        assertThat(outdated.path("localDigests")).isNotEmpty();
        assertThat(listed(sides, "outdated")).containsExactly(moving);
        assertThat(listed(sides, "current")).containsExactly(same);

        sides.pull(moving).expect(200);
        assertThat(state(sides, moving)).isEqualTo("current");
        assertThat(listed(sides, "outdated")).isEmpty();
    }

    @OnBothStores
    void whatThisLongshorePulledOrPushedIsAskedForAnew(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String pulled = registry.reference(name(kind, "pulled"));
        put(name(kind, "pulled"));
        sides.pull(pulled).expect(200);
        assertThat(state(sides, pulled)).isEqualTo("current");
        String newer = put(name(kind, "pulled"));
        sides.pull(pulled).expect(200);
        assertThat(standing(sides, pulled).path("remoteDigest").asString()).isEqualTo(newer);

        String mine = registry.reference(name(kind, "mine"));
        sides.tag(sides.load(image -> image.layer("mine", 1000)), ImageReference.parse(mine));
        assertThat(cause(sides, mine)).isEqualTo("manifest-not-found");
        sides.push(mine).expect(200);
        assertThat(state(sides, mine)).as(standing(sides, mine).toString()).isEqualTo("current");
    }

    @OnBothStores
    @DisplayName("C73")
    void anIndexAndItsPlatformAreTheSameImage(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        ImageMaker images = new ImageMaker(System.nanoTime())
                .image(image -> image.tags(name(kind, "amd64")))
                .image(image -> image.architecture("arm64").tags(name(kind, "arm64")));
        String platform = images.pushTo(registry).getFirst();
        String index = images.pushIndexTo(registry, name(kind, "index"));
        String byTag = registry.reference(name(kind, "index"));
        sides.pull(byTag).expect(200);
        JsonNode standing = standing(sides, byTag);
        assertThat(standing.path("freshness").asString())
                .as(standing.toString())
                .isEqualTo("current");
        assertThat(standing.path("remoteDigest").asString()).isEqualTo(index);

        BothSides.wipe();
        String byDigest = registry.reference(name(kind, "x")).replace(":x", "@" + platform);
        String id = sides.pull(byDigest).expect(200).json().path("imageId").asString();
        sides.tag(id, ImageReference.parse(byTag));
        JsonNode ofPlatform = standing(sides, byTag);
        assertThat(ofPlatform.path("freshness").asString())
                .as(ofPlatform.toString())
                .isEqualTo("current");
        assertThat(ofPlatform.path("localDigests").valueStream().map(JsonNode::asString))
                .containsExactly(platform);
        assertThat(ofPlatform.path("remoteDigest").asString()).isEqualTo(index);
    }

    @Test
    @DisplayName("C45")
    void aRegistryThatIsAskedTooOftenIsLeftAlone() {
        BothSides sides = BothSides.of(EngineKind.OVERLAY2);
        try (RegistryFront front = RegistryFront.of(registry)) {
            List<String> names = List.of("team/limited:1", "team/limited:2", "team/limited:3");
            for (String name : names) {
                put(name);
                sides.pull(front.reference(name)).expect(200);
            }
            front.on(".* /v2/team/limited/manifests/.*", RegistryFault.rateLimited(60));
            int before = front.requests().size();
            for (String name : names) {
                assertThat(cause(sides, front.reference(name))).isEqualTo("registry-rate-limited");
            }
            assertThat(listed(sides, "unknown")).hasSize(3);
            assertThat(front.requests().subList(before, front.requests().size()))
                    .singleElement()
                    .asString()
                    .startsWith("HEAD ");
        }
    }

    @Test
    void aRegistryThatIsGoneLeavesItUnknownAndIsAskedAgainAfterAPull() {
        BothSides sides = BothSides.of(EngineKind.CONTAINERD);
        try (TestRegistry mortal = TestRegistry.open()) {
            new ImageMaker(9).image(image -> image.tags("team/app:1")).pushTo(mortal);
            String reference = mortal.reference("team/app:1");
            sides.pull(reference).expect(200);
            mortal.kill();
            JsonNode standing = standing(sides, reference);
            assertThat(standing.path("freshness").asString()).isEqualTo("unknown");
            assertThat(standing.path("cause").path("code").asString()).isEqualTo("registry-unreachable");
            assertThat(standing.path("cause").path("detail").asString()).contains(mortal.host());
            assertThat(standing.has("remoteDigest")).isFalse();
            Problem.of("registry-unreachable", sides.pull(reference));
            mortal.restart();
            sides.pull(reference).expect(200);
            assertThat(state(sides, reference)).isEqualTo("current");
        }
    }
}
