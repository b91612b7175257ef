package dev.longshore.engines;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.EngineName;
import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.EngineStatus.Capability;
import dev.longshore.engine.EngineStatus.Store;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.InventoryState;
import dev.longshore.inventory.Listed;
import dev.longshore.inventory.Snapshot;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import dev.longshore.problem.Upstream;
import dev.longshore.representation.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class EngineItemTests {

    private static JsonNode item(boolean isDefault, EngineStatus status, Optional<Snapshot> last) {
        Instant listedAt = last.map(Snapshot::startedAt).orElse(null);
        InventoryState state = new InventoryState(InventoryState.Kind.ON_REQUEST, listedAt, listedAt, 0, 0, null);
        EngineItem item = EngineItem.of(
                new FakeEngine("local"),
                isDefault,
                status,
                new EngineItem.Known(last, state),
                Rows.NOW.plusMillis(2900));
        return new JsonMapper().readTree(Json.bytes(item));
    }

    private static JsonNode json(String text) {
        return new JsonMapper().readTree(text.replace('\'', '"'));
    }

    @Test
    void oneThatAnswersSaysWhatItIs() {
        EngineStatus status = new EngineStatus.Reachable(
                "28.5.2",
                "1.51",
                "1.24",
                "1.50",
                "linux",
                "x86_64",
                "overlay2",
                Store.GRAPHDRIVER,
                Map.of(Capability.POST, false, Capability.IMAGES, true));
        Snapshot last = Rows.snapshot(List.of(Rows.image("a"), Rows.image("b")), List.of());
        assertThat(item(true, status, Optional.of(last))).isEqualTo(json("""
                                {'name':'local','address':'unix:///nowhere/local.sock','chosenBecause':'a test','default':true,
                                 'reachable':true,
                                 'versions':{'engine':'28.5.2','api':'1.51','minApi':'1.24','negotiated':'1.50'},
                                 'os':'linux','architecture':'x86_64','storageDriver':'overlay2','store':'graphdriver',
                                 'capabilities':{'images':true,'post':false},'counts':{'images':2,'containers':0},
                                 'inventory':{'state':'on-request','listedAt':'2026-01-31T12:00:00Z','ageSeconds':2}}
                                """));
    }

    @Test
    void oneThatDoesNotAnswerSaysWhy() {
        EngineStatus status =
                new EngineStatus.Unreachable(new Unavailable(ProblemType.ENGINE_UNREACHABLE, "Nothing listens there."));
        assertThat(item(false, status, Optional.empty())).isEqualTo(json("""
                                {'name':'local','address':'unix:///nowhere/local.sock','chosenBecause':'a test',
                                 'default':false,'reachable':false,
                                 'reason':{'code':'engine-unreachable','detail':'Nothing listens there.'},
                                 'capabilities':{},'inventory':{'state':'on-request'}}
                                """));
    }

    @Test
    void whatItRefusesToSayIsLeftOut() {
        EngineStatus status = new EngineStatus.Reachable(null, "1.51", null, "1.51", null, null, null, null, Map.of());
        Upstream no = new Upstream(ProblemType.ENGINE_ACCESS_DENIED, "no");
        Snapshot last =
                Snapshot.of(EngineName.LOCAL, Rows.NOW, new Listed.Known<>(List.of()), new Listed.Refused<>(no));
        JsonNode item = item(false, status, Optional.of(last));
        assertThat(item.path("versions")).isEqualTo(json("{'api':'1.51','negotiated':'1.51'}"));
        assertThat(item.path("counts")).isEqualTo(json("{'images':0}"));
        assertThat(item.has("store")).isFalse();
    }
}
