package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** How reads are cached, compressed and addressed, on real engines. */
@ExtendWith(WipedEngines.class)
class ReadingIT {

    @OnBothStores
    void anAnswerThatIsStillGoodIsNotSentAgain(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        sides.load(image -> image.tags("app:1"));
        EngineObjects.createContainer(sides.client(), "app", "app:1", "true");
        for (String path : List.of(
                "/images",
                "/images/app:1",
                "/images/app:1/tags",
                "/images/app:1/tags/app:1",
                "/images/app:1/history",
                "/containers",
                "/containers/app")) {
            EngineAnswer answer = sides.get(path).expect(200);
            String tag = answer.header("etag").orElseThrow();
            assertThat(answer.joined("cache-control")).contains("private").contains("no-cache");
            assertThat(answer.joined("vary")).contains("Authorization", "Accept", "Accept-Encoding");
            EngineAnswer again = sides.longshore().get(sides.prefix() + path, "If-None-Match", "\"x\", W/" + tag);
            assertThat(again.status()).as(path).isEqualTo(304);
            assertThat(again.header("etag")).hasValue(tag);
            assertThat(again.body()).isEmpty();
            assertThat(sides.longshore()
                            .get(sides.prefix() + path, "If-None-Match", "\"x\"")
                            .status())
                    .isEqualTo(200);
        }
    }

    @OnBothStores
    void theTagOfAListAndOfAnImageChangeWithWhatTheyShow(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        sides.load(image -> image.tags("app:1"));
        String list = etag(sides.get("/images"));
        String image = etag(sides.get("/images/app:1"));
        EngineObjects.createContainer(sides.client(), "app", "app:1", "true");
        String used = etag(sides.get("/images/app:1"));
        assertThat(etag(sides.get("/images"))).isNotEqualTo(list);
        assertThat(used).isNotEqualTo(image);
        assertThat(state(used)).as("a container is no part of an image's state").isEqualTo(state(image));

        EngineObjects.tag(sides.client(), "app:1", "app", "2");
        assertThat(state(etag(sides.get("/images/app:1")))).isNotEqualTo(state(image));
    }

    private static String etag(EngineAnswer answer) {
        return answer.expect(200).header("etag").orElseThrow();
    }

    private static String state(String tag) {
        return tag.substring(0, tag.indexOf('.'));
    }

    @Test
    void whatAViewerSeesHasATagOfItsOwnAndNoValues() {
        BothSides sides = BothSides.of(EngineKind.OVERLAY2);
        sides.load(image -> image.tags("app:1").env("SECRET=hunter2"));
        EngineAnswer viewer =
                sides.longshore().get("/images/app:1", Role.VIEWER).expect(200);
        EngineAnswer operator =
                sides.longshore().get("/images/app:1", Role.OPERATOR).expect(200);
        assertThat(viewer.text()).contains("SECRET").doesNotContain("hunter2");
        assertThat(operator.text()).contains("SECRET=hunter2");
        assertThat(etag(viewer)).isNotEqualTo(etag(operator));
    }

    @OnBothStores
    void aReadThatWantsNoCacheSeesWhatHappenedBeforeIt(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = sides.load(image -> image.tags("app:0"));
        for (int n = 1; n < 10; n++) {
            EngineObjects.tag(sides.client(), id, "app", Integer.toString(n));
            JsonNode tags = sides.longshore()
                    .get(sides.prefix() + "/images/" + id + "/tags", "Cache-Control", "no-cache")
                    .expect(200)
                    .json();
            assertThat(tags.path("items")).hasSize(n + 1);
        }
    }

    @Test
    void aLongAnswerIsCompressedForThoseWhoTakeIt() {
        BothSides sides = BothSides.of(EngineKind.OVERLAY2);
        sides.load(image -> image.tags("app:1").manyLabels(50));
        EngineAnswer plain = sides.get("/images").expect(200);
        EngineAnswer small =
                sides.longshore().get("/images", "Accept-Encoding", "gzip").expect(200);
        assertThat(plain.header("content-encoding")).isEmpty();
        assertThat(small.header("content-encoding")).hasValue("gzip");
        assertThat(small.body().length).isLessThan(plain.body().length / 2);
        assertThat(unpacked(small.body())).isEqualTo(plain.body());
    }

    private static byte[] unpacked(byte[] gzip) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void bothFormsOfAPathAreTheSameOnTheDefaultEngineAndTheOtherEngineIsAnother() {
        BothSides old = BothSides.of(EngineKind.OVERLAY2);
        BothSides other = BothSides.of(EngineKind.CONTAINERD);
        String id = old.load(image -> image.tags("team/app:1"));
        other.load(image -> image.tags("team/other:1"));
        EngineObjects.createContainer(old.client(), "app", "team/app:1", "true");
        for (String path : List.of(
                "/images",
                "/images/team/app:1",
                "/images/team%2Fapp:1/tags/team/app:1",
                "/images/team/app:1/history",
                "/images/team/app:1/inspect",
                "/containers",
                "/containers/app")) {
            EngineAnswer plain = old.longshore().get(path).expect(200);
            EngineAnswer prefixed = old.longshore().get("/engines/old" + path).expect(200);
            assertThat(prefixed.text()).as(path).isEqualTo(plain.text());
            assertThat(prefixed.header("etag")).isEqualTo(plain.header("etag"));
        }
        assertThat(other.items("/images")).doesNotContainKey(id).hasSize(1);
        Problem.of("image-not-found", other.get("/images/team/app:1"));
        Problem.of("engine-not-found", old.longshore().get("/engines/none/images"));
    }
}
