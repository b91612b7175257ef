package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.ImageMaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** What people met in the field with lists of images. */
@ExtendWith(WipedEngines.class)
class FieldCasesListsIT {

    @OnBothStores
    @DisplayName("C14")
    void anUntaggedImageIsListedWithEmptyListsAndWithoutNone(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = sides.load(image -> image);
        sides.load(image -> image.tags("named:1"));

        String text = sides.get("/images").expect(200).text();
        assertThat(text).doesNotContain("<none>").doesNotContain("null");
        JsonNode untagged = Objects.requireNonNull(sides.items("/images").get(id));
        assertThat(untagged.path("references").isArray()).isTrue();
        assertThat(untagged.path("references")).isEmpty();
        assertThat(untagged.path("digests").isArray()).isTrue();
        assertThat(untagged.path("digests")).isEmpty();
        assertThat(untagged.path("dangling").asBoolean()).isTrue();
        assertThat(sides.get("/images/" + id).expect(200).text()).doesNotContain("<none>");
    }

    @OnBothStores
    @DisplayName("C16")
    void anImageWithoutADateHasNoneComesLastAndPassesNoFilterByAge(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String undated = sides.load(image -> image.tags("undated:1").withoutCreated());
        String older = sides.load(image -> image.tags("older:1").created(Instant.parse("2020-01-01T00:00:00Z")));
        String newer = sides.load(image -> image.tags("newer:1").created(Instant.parse("2024-01-01T00:00:00Z")));

        assertThat(Objects.requireNonNull(sides.items("/images").get(undated)).has("createdAt"))
                .isFalse();
        assertThat(sides.ask("/images/" + undated).has("createdAt")).isFalse();
        assertThat(sides.items("/images?sort=createdAt").keySet()).containsExactly(older, newer, undated);
        assertThat(sides.items("/images?sort=-createdAt").keySet()).containsExactly(newer, older, undated);
        for (String filter : List.of("createdAfter=1970-01-01", "createdBefore=2100-01-01")) {
            assertThat(sides.items("/images?" + filter)).containsOnlyKeys(older, newer);
        }
        assertThat(sides.items("/images?before=newer:1")).containsOnlyKeys(older);
        assertThat(sides.items("/images?since=undated:1")).isEmpty();
    }

    @OnBothStores
    @DisplayName("C18")
    void theSizeIsTheSameInListAndDetailAndItsPartsAddUp(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id =
                sides.load(image -> image.tags("sized:1").layer("one", 5_000).layer("two", 3_000));

        JsonNode inList = Objects.requireNonNull(sides.items("/images").get(id));
        JsonNode detail = sides.ask("/images/" + id);
        assertThat(inList.path("sizeBytes").asLong())
                .isPositive()
                .isEqualTo(detail.path("sizeBytes").asLong())
                .isEqualTo(Objects.requireNonNull(sides.truth().images("").get(id))
                        .path("Size")
                        .asLong());
        assertThat(detail.has("contentBytes")).isEqualTo(kind.hasContainerdStore());
        assertThat(detail.has("unpackedBytes")).isEqualTo(kind.hasContainerdStore());
        if (kind.hasContainerdStore()) {
            assertThat(detail.path("contentBytes").asLong()
                            + detail.path("unpackedBytes").asLong())
                    .isEqualTo(detail.path("sizeBytes").asLong());
        }
    }

    @OnBothStores
    @DisplayName("C22")
    void aRunningContainerKeepsItsImageWhenTheLastNameIsGone(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = EngineObjects.importBusybox(sides.client());
        String container = EngineObjects.createContainer(sides.client(), "keeper", "busybox", "sleep", "600");
        EngineObjects.startContainer(sides.client(), container);
        EngineObjects.removeImage(sides.client(), "busybox:latest", true).expect(200);

        JsonNode image = sides.ask("/containers/keeper").path("image");
        assertThat(image.path("id").asString()).isEqualTo(id);
        assertThat(image.path("references")).isEmpty();
        JsonNode left = sides.ask("/images/" + id);
        assertThat(left.path("references")).isEmpty();
        assertThat(left.path("containers").path(0).path("name").asString()).isEqualTo("keeper");
        assertThat(sides.items("/images?inUse=true")).containsOnlyKeys(id);
    }

    @OnBothStores
    @DisplayName("C23")
    void loadingTwiceMakesNoSecondRowAndReadsDoNotFlap(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        ImageMaker maker = new ImageMaker(23).image(image -> image.tags("again:1"));
        String id = maker.loadInto(sides.client()).getFirst();
        maker.loadInto(sides.client());
        maker.loadInto(sides.client());

        String first = sides.get("/images?all=true").expect(200).text();
        for (int reads = 0; reads < 5; reads++) {
            assertThat(sides.get("/images?all=true").text()).isEqualTo(first);
        }
        List<JsonNode> rows = EngineTruth.list(sides.ask("/images?all=true").path("items"));
        assertThat(rows).extracting(row -> row.path("id").asString()).containsExactly(id);
        assertThat(rows.getFirst().path("digests").valueStream().toList()).doesNotHaveDuplicates();
    }

    @OnBothStores
    @DisplayName("C27")
    void pagesAreFullAndMissNothingThatStaysWhileATagMoves(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        ImageMaker maker = new ImageMaker(27);
        for (int n = 0; n < 12; n++) {
            Instant created = Instant.parse("2024-01-01T00:00:00Z").plusSeconds(n / 3);
            String name = "paged-" + n + ":1";
            String even = Boolean.toString(n % 2 == 0);
            maker.image(image -> image.tags(name).created(created).label("even", even));
        }
        Set<String> ids = new HashSet<>(maker.loadInto(sides.client()));

        assertThat(sides.items("/images")).hasSize(12);
        for (String sort : List.of("-createdAt,id", "reference", "sizeBytes", "-id")) {
            List<String> walked = walk(sides, "/images?limit=5&sort=" + sort);
            assertThat(walked).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(ids);
        }
        JsonNode page = sides.ask("/images?label=even%3Dtrue&limit=6");
        assertThat(page.path("items")).hasSize(6);
        assertThat(page.has("next")).isFalse();
    }

    /** Between two pages a name moves, as one that the order by names depends on does not. */
    private static List<String> walk(BothSides sides, String first) {
        List<String> walked = new ArrayList<>();
        JsonNode page = sides.ask(first);
        int moves = 0;
        while (true) {
            page.path("items").forEach(item -> walked.add(item.path("id").asString()));
            if (!page.has("next")) {
                return walked;
            }
            EngineObjects.tag(sides.client(), "paged-" + moves++ + ":1", "zz-moving", "latest");
            page = sides.ask(
                    first + "&after=" + EngineObjects.encode(page.path("next").asString()));
        }
    }

    @Test
    @DisplayName("C27, C28")
    void whatIsOutOfRangeOrUnknownIsRefusedNamingWhatIsAcceptedBeforeTheEngineIsAsked() {
        BothSides sides = BothSides.of(EngineKind.OVERLAY2);
        Map<String, String> refused = Map.ofEntries(
                Map.entry("limit=0", "invalid-parameter"),
                Map.entry("limit=1001", "invalid-parameter"),
                Map.entry("limit=-1", "invalid-parameter"),
                Map.entry("limit=ten", "invalid-parameter"),
                Map.entry("after=nonsense", "invalid-parameter"),
                Map.entry("all=maybe", "invalid-parameter"),
                Map.entry("all=1", "invalid-parameter"),
                Map.entry("dangling=True", "invalid-parameter"),
                Map.entry("sort=colour", "invalid-parameter"),
                Map.entry("createdBefore=yesterday", "invalid-parameter"),
                Map.entry("reference=%5B", "invalid-parameter"),
                Map.entry("filters=notjson", "unknown-parameter"),
                Map.entry("filter=app", "unknown-parameter"),
                Map.entry("digests=1", "unknown-parameter"));
        sides.forgetRequests();
        refused.forEach((query, code) -> {
            JsonNode problem = Problem.of(code, sides.get("/images?" + query));
            assertThat(problem.path("parameter").asString()).isEqualTo(query.split("=", 2)[0]);
            assertThat(problem.path("accepted").isArray())
                    .as(query + " " + problem)
                    .isTrue();
        });
        for (String query : List.of("state=bad", "health=bad", "size=maybe", "limit=0", "sort=colour")) {
            Problem.of("invalid-parameter", sides.get("/containers?" + query));
        }
        assertThat(sides.imageRequests()).isEmpty();
    }
}
