package dev.longshore.removal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.RemovalRecord;
import dev.longshore.fakes.Rows;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageReference;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferenceTests {

    private static final ImageReference APP = ImageReference.parse("app:1");

    private static Difference between(Snapshot before, Snapshot after) {
        return Difference.between(World.image(before), before, after, new GraphdriverRules());
    }

    private static RemovalRecord deleted(String digits) {
        return new RemovalRecord.Deleted(Digest.parse("sha256:" + Rows.hex(digits)));
    }

    @Test
    void anImageThatIsStillListedIsNotDeletedWhateverTheEngineSays() {
        Difference difference = between(Rows.snapshot(Rows.image("a", "app:1")), Rows.snapshot(Rows.image("a")));
        assertThat(difference).isEqualTo(new Difference(List.of(APP), List.of()));
    }

    @Test
    void parentsThatWentAreTold() {
        Snapshot before =
                Rows.snapshot(Rows.on("b", Rows.image("a", "app:1")), Rows.image("b"), Rows.image("5", "x:1"));
        assertThat(between(before, Rows.snapshot()).deleted()).containsExactly(Rows.imageId("a"), Rows.imageId("b"));
    }

    @Test
    void whatHappenedToOtherImagesIsNotOurs() {
        Snapshot before = Rows.snapshot(Rows.image("a", "app:1", "app:2"), Rows.image("5", "x:1"));
        Difference difference = between(before, Rows.snapshot(Rows.image("a", "app:2")));
        assertThat(difference).isEqualTo(new Difference(List.of(APP), List.of()));
    }

    @Test
    void layersAreWhatTheEngineDeletedAndWasNoImage() {
        Snapshot before = Rows.snapshot(Rows.image("a", "app:1"));
        List<RemovalRecord> records =
                List.of(new RemovalRecord.Untagged(APP), deleted("a"), deleted("1"), deleted("2"));
        assertThat(Difference.layers(records, before))
                .extracting(Digest::hex)
                .containsExactly(Rows.hex("1"), Rows.hex("2"));
        assertThat(Difference.of(records, before)).isEqualTo(new Difference(List.of(APP), List.of(Rows.imageId("a"))));
    }

    @Test
    void aLineThatGoesInACircleEnds() {
        Snapshot odd = Rows.snapshot(Rows.on("b", Rows.image("a", "app:1")), Rows.on("a", Rows.image("b")));
        assertThat(between(odd, Rows.snapshot()).deleted()).hasSize(2);
    }
}
