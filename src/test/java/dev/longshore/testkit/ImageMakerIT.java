package dev.longshore.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

class ImageMakerIT {

    @AfterEach
    void wipe() {
        for (EngineKind kind : EngineKind.values()) {
            EngineObjects.wipe(Engines.shared(kind).client());
        }
    }

    @ParameterizedTest
    @EnumSource
    void makesOddImages(EngineKind kind) {
        EngineSocket engine = Engines.shared(kind).client();
        List<String> ids = new ImageMaker(7)
                .image(image -> image.tags("app:1.0", "team/app:latest")
                        .layer("shared", 500)
                        .cmd("run")
                        .entrypoint("/go"))
                .image(image -> image.withoutCreated()
                        .architecture("arm64")
                        .layer("shared", 500)
                        .manyLabels(5000))
                .image(image -> image.rawLabel("odd", new byte[] {(byte) 0xff, (byte) 0x80, (byte) 0xfe}))
                .image(image -> image.tags("by:me").document(document -> document.put("author", "A. Maker")))
                .loadInto(engine);

        assertThat(ids).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(EngineObjects.imageIds(engine));
        assertThat(inspect(engine, ids.get(0)).get("RepoTags")).hasSize(2);
        assertThat(inspect(engine, ids.get(1)).get("Architecture").asString()).isEqualTo("arm64");
        assertThat(inspect(engine, ids.get(1)).at("/Config/Labels")).hasSize(5001);
        assertThat(inspect(engine, ids.get(1)).path("RepoTags")).isEmpty();
        assertThat(inspect(engine, ids.get(0)).at("/RootFS/Layers/0"))
                .isEqualTo(inspect(engine, ids.get(1)).at("/RootFS/Layers/0"));
        assertThat(inspect(engine, ids.get(2)).at("/Config/Labels/odd").asString())
                .contains("\ufffd");
        assertThat(inspect(engine, ids.get(3)).get("Author").asString()).isEqualTo("A. Maker");
    }

    @ParameterizedTest
    @EnumSource
    void theSameSeedMakesTheSameImages(EngineKind kind) {
        EngineSocket engine = Engines.shared(kind).client();
        List<String> first =
                new ImageMaker(9).image(image -> image.tags("same:1")).loadInto(engine);
        List<String> again =
                new ImageMaker(9).image(image -> image.tags("same:1")).loadInto(engine);
        assertThat(again).isEqualTo(first);
    }

    private static JsonNode inspect(EngineSocket engine, String id) {
        return engine.get("/images/" + id + "/json").expect(200).json();
    }
}
