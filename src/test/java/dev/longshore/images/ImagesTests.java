package dev.longshore.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.HistoryRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.engine.PlatformRow;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.HandClock;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.Freshness;
import dev.longshore.inventory.KnownFacts;
import dev.longshore.inventory.Listed;
import dev.longshore.inventory.Snapshot;
import dev.longshore.inventory.Snapshots;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageName;
import dev.longshore.reference.ImageReference;
import dev.longshore.registries.RegistryWorld;
import dev.longshore.representation.Answer;
import dev.longshore.representation.FieldNames;
import dev.longshore.representation.FieldSelection;
import dev.longshore.representation.Format;
import dev.longshore.representation.GoTemplate;
import dev.longshore.representation.View;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ImagesTests {

    private static final String DOCUMENT = """
            {'Id':'x','Os':'linux','Architecture':'arm64','Variant':'v8','Author':'','Config':{'Env':['A=s3cr3t'],
             'Cmd':['sh'],'Labels':{'a':'1','z':'2'}},'RootFS':{'Layers':['sha256:%s']}}
            """.formatted(Rows.hex("5"));

    private static final ImageRow ROW = Rows.built(
            Rows.NOW,
            Rows.sized(
                    12,
                    Rows.labelled(
                            Rows.labels(Map.of("a", "1", "z", "2"), 1),
                            Rows.image("1", "app:1.0", "a.b/c:1", "app@sha256:" + Rows.hex("d")))));

    private final FakeEngine engine = new FakeEngine("local");
    private final RegistryWorld registries = new RegistryWorld();
    private final Images images = new Images(
            new Fixed(),
            new KnownFacts(),
            new ImagesFreshness(registries.standings()),
            new RenderedImages(new Fixed()),
            new HandClock());
    private Snapshot snapshot =
            Rows.snapshot(List.of(ROW, Rows.on("1", Rows.image("2"))), List.of(Rows.container("c", "1", "/web")));

    ImagesTests() {
        engine.documents.put(Rows.imageId("1").toString(), Rows.document(DOCUMENT));
        engine.histories.put(
                Rows.imageId("1").toString(),
                List.of(
                        new HistoryRow(Rows.imageId("1"), Rows.NOW, "ENV A=s3cr3t", 0L, List.of(), ""),
                        new HistoryRow(null, null, "COPY x y", 12L, List.of(), "buildkit")));
    }

    /** Always the same picture. */
    private final class Fixed implements Snapshots {

        @Override
        public Snapshot current(Engine asked, Freshness freshness) {
            return snapshot;
        }

        @Override
        public Optional<Snapshot> last(EngineName name) {
            return Optional.of(snapshot);
        }
    }

    private static ImageListQuery query(@Nullable String sort, @Nullable String limit, @Nullable String after) {
        return new ImageListQuery(null, null, null, null, null, null, null, null, null, null, sort, limit, after);
    }

    private JsonNode list(ImageListQuery query) {
        return json(images.list(engine, Freshness.any(), query, Format.JSON, null));
    }

    private JsonNode detail(@Nullable String fields, View view) {
        FieldSelection selection = FieldSelection.parse(fields, FieldNames.of(ImageDetail.class));
        return json(images.detail(engine, Freshness.any(), ImageName.parse("app:1.0"), selection, view));
    }

    private static JsonNode json(Answer answer) {
        return new JsonMapper().readTree(answer.bytes());
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }

    private static String text(Answer answer) {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }

    @Test
    void aListHasEverythingThatIsKnownAndNothingElse() {
        assertThat(list(query("-sizeBytes", null, null)))
                .isEqualTo(json("""
                                {'items':[{'id':'sha256:%s','references':['a.b/c:1','app:1.0'],'digests':['app@sha256:%s'],
                                  'createdAt':'2026-01-31T12:00:00Z','sizeBytes':12,'labels':{'a':'1'},'labelsTruncated':true,
                                  'dangling':false,'containers':[{'id':'%s','name':'web','state':'running'}]},
                                 {'id':'sha256:%s','references':[],'digests':[],'labels':{},'labelsTruncated':false,
                                  'dangling':true,'containers':[]}]}
                                """.formatted(Rows.hex("1"), Rows.hex("d"), Rows.hex("c"), Rows.hex("2"))));
    }

    @Test
    void theNewestComesFirstAndAPageSaysWhereTheNextBegins() {
        JsonNode first = list(query(null, "1", null));
        assertThat(first.path("items").path(0).path("id").asString()).endsWith(Rows.hex("1"));
        JsonNode second = list(query(null, "1", first.path("next").asString()));
        assertThat(second.path("items").path(0).path("id").asString()).endsWith(Rows.hex("2"));
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void containersThatMayNotBeListedAreLeftOut() {
        snapshot = Snapshot.of(
                EngineName.LOCAL,
                Rows.NOW,
                new Listed.Known<>(List.of(ROW)),
                new Listed.Refused<>(new Upstream(ProblemType.ENGINE_ACCESS_DENIED, "no")));
        assertThat(list(query(null, null, null)).path("items").path(0).has("containers"))
                .isFalse();
    }

    @Test
    void platformsAreSummedWhereAllOfThemSay() {
        PlatformRow one =
                new PlatformRow(Digest.parse("sha256:" + Rows.hex("e")), "linux", "arm64", "v8", true, 3L, 5L);
        PlatformRow other =
                new PlatformRow(Digest.parse("sha256:" + Rows.hex("f")), "linux", "amd64", null, false, 4L, null);
        snapshot = Rows.snapshot(new ImageRow(
                ROW.id(), null, ROW.tags(), List.of(), null, null, Rows.labels(Map.of()), List.of(one, other)));
        JsonNode detail = detail(null, View.FULL);
        assertThat(detail.path("contentBytes").asInt()).isEqualTo(7);
        assertThat(detail.has("unpackedBytes")).isFalse();
        assertThat(detail.path("platforms").path(1))
                .isEqualTo(json("{'os':'linux','architecture':'amd64','digest':'sha256:" + Rows.hex("f")
                        + "','available':false}"));
    }

    @Test
    void aDetailHasAllLabelsAndTheFacts() {
        JsonNode detail = detail(null, View.FULL);
        assertThat(detail.path("labels")).isEqualTo(json("{'a':'1','z':'2'}"));
        assertThat(detail.path("labelsTruncated").asBoolean()).isFalse();
        assertThat(detail.path("variant").asString()).isEqualTo("v8");
        assertThat(detail.has("author")).isFalse();
        assertThat(detail.has("alsoMatches")).isFalse();
        assertThat(detail.path("children").path(0).asString()).isEqualTo("sha256:" + Rows.hex("2"));
        assertThat(detail.path("layers")).isEqualTo(json("[{'diffId':'sha256:" + Rows.hex("5") + "','sizeBytes':12}]"));
        assertThat(detail.path("config").path("env")).isEqualTo(json("['A=s3cr3t']"));
        assertThat(detail.path("id").asString()).isEqualTo("sha256:" + Rows.hex("1"));
    }

    @Test
    void viewersSeeNoValuesOfVariables() {
        assertThat(detail(null, View.MASKED).toString())
                .doesNotContain("s3cr3t")
                .contains("\"env\":[\"A\"]");
        assertThat(history(View.MASKED).toString()).doesNotContain("s3cr3t").contains("ENV A=***");
    }

    private JsonNode history(View view) {
        return json(images.history(engine, Freshness.any(), ImageName.parse("app:1.0"), view, Format.JSON));
    }

    @Test
    void theHistoryHasTheTagsOfTheSnapshot() {
        assertThat(history(View.FULL)).isEqualTo(json("""
                                {'items':[{'id':'sha256:%s','createdAt':'2026-01-31T12:00:00Z','createdBy':'ENV A=s3cr3t',
                                  'sizeBytes':0,'tags':['a.b/c:1','app:1.0'],'emptyLayer':true},
                                 {'createdBy':'COPY x y','sizeBytes':12,'tags':[],'comment':'buildkit','emptyLayer':false}]}
                                """.formatted(Rows.hex("1"))));
    }

    @Test
    void fieldsSelectsPartsOfADetail() {
        assertThat(detail("architecture,config.cmd,labels.z,labels.none,author", View.FULL))
                .isEqualTo(json("{'architecture':'arm64','config':{'cmd':['sh']},'labels':{'z':'2'}}"));
    }

    @Test
    void theTagsStandWithTheirParts() {
        assertThat(json(images.tags(engine, Freshness.any(), ImageName.parse(Rows.hex("1")))))
                .isEqualTo(json("""
                                {'imageId':'sha256:%s','items':[{'reference':'a.b/c:1','repository':'a.b/c','tag':'1'},
                                 {'reference':'app:1.0','repository':'app','tag':'1.0'}]}
                                """.formatted(Rows.hex("1"))));
    }

    @Test
    void aTagOfAnotherImageIsNotFoundNamingItsHolder() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> images.tag(
                        engine, Freshness.any(), ImageName.parse(Rows.hex("2")), ImageReference.parse("app:1.0")))
                .satisfies(failure -> assertThat(failure.members())
                        .containsEntry("reference", "app:1.0")
                        .containsEntry("heldBy", "sha256:" + Rows.hex("1")));
    }

    @Test
    void aTagNamedByItsLastPartProposesTheWholeReference() {
        assertThatExceptionOfType(NotFound.class)
                .isThrownBy(() -> images.tag(
                        engine,
                        Freshness.any(),
                        ImageName.parse("app:1.0"),
                        ImageReference.parse("1.0").withDefaultTag()))
                .satisfies(failure -> assertThat(failure.detail()).contains("…/tags/app:1.0"))
                .satisfies(failure -> assertThat(failure.members()).containsEntry("proposal", "app:1.0"));
    }

    @Test
    void inspectAnswersWithTheEnginesBytesOrWhatATemplateMakesOfThem() {
        ImageName name = ImageName.parse("app:1.0");
        assertThat(text(images.inspect(engine, Freshness.any(), name))).isEqualTo(DOCUMENT.replace('\'', '"'));
        assertThat(text(images.inspect(engine, Freshness.any(), name, GoTemplate.parse("{{.Config.Cmd}}"))))
                .isEqualTo("[sh]\n");
    }
}
