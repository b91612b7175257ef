package dev.longshore.containers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.HandClock;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.Freshness;
import dev.longshore.inventory.Snapshot;
import dev.longshore.inventory.Snapshots;
import dev.longshore.problem.Invalid;
import dev.longshore.representation.Answer;
import dev.longshore.representation.FieldSelection;
import dev.longshore.representation.Format;
import dev.longshore.representation.View;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ContainersTests {

    private static final ContainerRow ROW = new ContainerRow(
            Rows.containerId("c"),
            List.of("/web/thedb", "/db"),
            "app:1",
            Rows.imageId("a"),
            "run",
            Rows.NOW,
            "running",
            "Up 5 minutes (healthy)",
            List.of(new ContainerRow.Port("::", 80, 8080, "tcp"), new ContainerRow.Port(null, 53, null, "udp")),
            Rows.labels(Map.of("a", "1", "z", "2"), 1),
            List.of(new ContainerRow.Mount("bind", null, "/host", "/in", false)),
            Map.of("bridge", ""),
            new ContainerRow.Size(2L, 21L));

    private final FakeEngine engine = new FakeEngine("local");
    private final Snapshot snapshot = Rows.snapshot(
            List.of(Rows.image("a", "app:1")), List.of(ROW, Rows.containerIn("d", "f", "frozen", "Frozen")));
    private final Containers containers =
            new Containers(new Fixed(), new RenderedContainers(new Fixed()), new HandClock());

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

    private static ContainerListQuery query(
            @Nullable List<String> state, @Nullable List<String> health, @Nullable String size) {
        return new ContainerListQuery(state, null, null, null, health, size, "id", null, null);
    }

    private JsonNode list(ContainerListQuery query) {
        return json(containers.list(engine, Freshness.any(), query, Format.JSON, null));
    }

    private static JsonNode json(Answer answer) {
        return new JsonMapper().readTree(answer.bytes());
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void aListHasEverythingThatIsKnownAndNothingElse() {
        assertThat(list(query(null, null, null)))
                .isEqualTo(json("""
                                {'items':[{'id':'%s','names':['db'],'links':['web/thedb'],
                                  'image':{'id':'sha256:%s','reference':'app:1','tagMoved':false,'references':['app:1']},
                                  'command':'run','createdAt':'2026-01-31T12:00:00Z','state':'running','health':'healthy',
                                  'ports':[{'ip':'::','privatePort':80,'publicPort':8080,'protocol':'tcp'},
                                   {'privatePort':53,'protocol':'udp'}],
                                  'labels':{'a':'1'},'labelsTruncated':true,
                                  'mounts':[{'type':'bind','source':'/host','destination':'/in','readWrite':false}],
                                  'networks':[{'name':'bridge'}]},
                                 {'id':'%s','names':[],'links':[],'image':{'id':'sha256:%s','references':[]},
                                  'command':'sleep 1000','createdAt':'2026-01-31T12:00:00Z','state':'frozen','ports':[],
                                  'labels':{},'labelsTruncated':false,'mounts':[],'networks':[]}]}
                                """.formatted(Rows.hex("c"), Rows.hex("a"), Rows.hex("d"), Rows.hex("f"))));
    }

    @Test
    void sizesAreThereWhenAskedFor() {
        engine.containers.add(ROW);
        JsonNode items = list(query(null, null, "true")).path("items");
        assertThat(items.path(0).path("writtenBytes").asInt()).isEqualTo(2);
        assertThat(items.path(0).path("rootFileSystemBytes").asInt()).isEqualTo(21);
        assertThat(items.path(1).has("writtenBytes")).isFalse();
    }

    @Test
    void filtersTakeTheEnginesWordsOnly() {
        assertThat(list(query(List.of("running"), List.of("healthy"), null))
                        .path("items")
                        .size())
                .isEqualTo(1);
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> list(query(List.of("bad"), null, null)))
                .withMessageContaining("restarting");
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> list(query(null, List.of("bad"), null)));
        assertThatExceptionOfType(Invalid.class).isThrownBy(() -> list(query(null, null, "1")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"^web$", "web*", "(web|db)", "web db"})
    void aRegularExpressionForANameIsRefusedAndNotAnsweredWithNothing(String expression) {
        assertThatExceptionOfType(Invalid.class)
                .isThrownBy(() -> list(named(expression)))
                .withMessageContaining(expression)
                .withMessageContaining("regular expressions are not supported");
    }

    @Test
    void aPartOfANameIsTakenAsItIs() {
        assertThat(list(named("d")).path("items").size()).isEqualTo(1);
        assertThat(list(named("/db")).path("items").size()).isEqualTo(1);
        assertThat(list(named("web/the")).path("items").size()).isEqualTo(1);
        assertThat(list(named("d.b")).path("items").size()).isZero();
    }

    private static ContainerListQuery named(String part) {
        return new ContainerListQuery(null, null, List.of(part), null, null, null, "id", null, null);
    }

    @Test
    void aDetailHasWhatOnlyTheDocumentSays() {
        engine.documents.put(Rows.hex("c"), Rows.document("""
                        {'State':{'StartedAt':'2026-01-31T11:00:00.5+01:00','FinishedAt':'0001-01-01T00:00:00Z'},
                         'Config':{'Image':'app:1','Env':['A=s3cr3t'],'Labels':{'a':'1','z':'2'}},'RestartCount':3,
                         'HostConfig':{'RestartPolicy':{'Name':'always'}}}
                        """));
        JsonNode detail = detail(View.FULL);
        assertThat(detail.path("startedAt").asString()).isEqualTo("2026-01-31T10:00:00.500Z");
        assertThat(detail.has("finishedAt")).isFalse();
        assertThat(detail.path("restartCount").asInt()).isEqualTo(3);
        assertThat(detail.path("restartPolicy").asString()).isEqualTo("always");
        assertThat(detail.path("labels")).isEqualTo(json("{'a':'1','z':'2'}"));
        assertThat(detail.path("config").path("env")).isEqualTo(json("['A=s3cr3t']"));
        assertThat(detail(View.MASKED).toString()).doesNotContain("s3cr3t");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            created    | 127 | 'exec: \\"nope\\": not found' | 127
            created    | 0   | -                             | -
            running    | 0   | -                             | -
            paused     | 0   | -                             | -
            exited     | 0   | -                             | 0
            exited     | 137 | -                             | 137
            restarting | 1   | -                             | 1
            """)
    void aDetailHasTheExitCodeOfWhatEndedOrCouldNotBeStarted(
            String state, int code, @Nullable String error, @Nullable Long shown) {
        String started = state.equals("created") ? "0001-01-01T00:00:00Z" : "2026-01-31T11:00:00Z";
        engine.documents.put(
                Rows.hex("c"),
                Rows.document("{'State':{'Status':'%s','ExitCode':%d,'Error':'%s','OOMKilled':%s,'StartedAt':'%s'}}"
                        .formatted(state, code, error == null ? "" : error, code == 137, started)));
        JsonNode detail = detail(View.MASKED);
        assertThat(detail.optional("exitCode").map(JsonNode::longValue).orElse(null))
                .isEqualTo(shown);
        assertThat(detail.path("error").asString(null)).isEqualTo(error == null ? null : error.replace("\\", ""));
        assertThat(detail.has("oomKilled")).isEqualTo(code == 137);
    }

    @Test
    void aDocumentThatSaysNothingGivesNothing() {
        engine.documents.put(Rows.hex("c"), Rows.document("{}"));
        JsonNode detail = detail(View.FULL);
        assertThat(detail.has("startedAt")).isFalse();
        assertThat(detail.has("restartCount")).isFalse();
        assertThat(detail.path("image"))
                .isEqualTo(json("{'id':'sha256:" + Rows.hex("a") + "','references':['app:1']}"));
    }

    private JsonNode detail(View view) {
        return json(containers.detail(engine, Freshness.any(), "db", new FieldSelection(List.of()), view));
    }
}
