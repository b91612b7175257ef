package dev.longshore;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The form of {@code ops/grafana-longshore.json}; its queries are checked with promtool. */
class GrafanaBoardTests {

    private final JsonNode board = JsonMapper.builder()
            .build()
            .readTree(Path.of("ops", "grafana-longshore.json").toFile());

    @Test
    void itsPanelsHaveIdsOfTheirOwn() {
        List<Integer> ids = board.path("panels")
                .valueStream()
                .map(panel -> panel.path("id").intValue())
                .toList();

        assertThat(ids).isNotEmpty().doesNotHaveDuplicates().doesNotContain(0);
    }

    @Test
    void everyQueryGoesToTheChosenDataSource() {
        List<JsonNode> queries = board.findValues("targets").stream()
                .flatMap(JsonNode::valueStream)
                .toList();

        assertThat(queries).isNotEmpty().allSatisfy(query -> {
            assertThat(query.path("datasource").path("uid").asString()).isEqualTo("${datasource}");
            assertThat(query.path("expr").asString()).isNotBlank();
        });
    }

    @Test
    void itAsksForADataSourceFirst() {
        JsonNode first = board.path("templating").path("list").path(0);

        assertThat(first.path("name").asString()).isEqualTo("datasource");
        assertThat(first.path("type").asString()).isEqualTo("datasource");
    }
}
