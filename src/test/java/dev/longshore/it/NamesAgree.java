package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.testkit.EngineAnswer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Every name that finds an image at the engine finds the same one here, however its slashes are written. */
record NamesAgree(BothSides sides) {
    private static final int ID_START = "sha256:".length();

    void check() {
        sides.truth().images("?all=1").forEach((id, row) -> {
            for (String name : names(id, row)) {
                JsonNode found = sides.truth().inspect(name).orElseThrow();
                for (String path : new LinkedHashSet<>(List.of(name, name.replace("/", "%2F")))) {
                    EngineAnswer answer = sides.longshore().get(sides.prefix() + "/images/" + path);
                    assertThat(answer.status()).as(path + " " + answer.text()).isEqualTo(200);
                    assertThat(answer.json().path("id")).as(path).isEqualTo(found.path("Id"));
                }
            }
        });
    }

    private static List<String> names(String id, JsonNode row) {
        List<String> names = new ArrayList<>(EngineTruth.names(row.path("RepoTags")));
        names.addAll(EngineTruth.names(row.path("RepoDigests")));
        names.add(id);
        names.add(id.substring(ID_START));
        names.add(id.substring(ID_START, ID_START + 12));
        names.add(id.substring(0, ID_START + 12));
        return names;
    }
}
