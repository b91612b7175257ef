package dev.longshore.transfers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.TransferLine;
import dev.longshore.fakes.FakeTransfers;
import dev.longshore.operations.Part;
import dev.longshore.operations.Progress;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LayersTests {

    private final Layers layers = new Layers();
    private long seconds;

    private boolean take(TransferLine line) {
        return layers.take((TransferLine.Layer) line, TimeUnit.SECONDS.toNanos(seconds));
    }

    private Progress after(TransferLine... lines) {
        for (TransferLine line : lines) {
            assertThat(take(line)).isFalse();
        }
        return layers.progress();
    }

    private static TransferLine downloading(String id, long current, long total) {
        return FakeTransfers.downloading(id, current, total);
    }

    private static TransferLine layer(String id, String status) {
        return FakeTransfers.layer(id, status);
    }

    @Test
    void nothingIsKnownAtTheBeginning() {
        assertThat(layers.progress()).isEqualTo(Progress.NONE);
    }

    @Test
    void aPercentageWaitsForTheTotalsOfAllLayers() {
        Progress one = after(layer("a", "Pulling fs layer"), layer("b", "Waiting"), downloading("a", 50, 100));
        assertThat(one.percent()).isNull();
        assertThat(one.totalBytes()).isNull();
        assertThat(one.currentBytes()).isEqualTo(50);
        assertThat(after(downloading("b", 0, 100)).percent()).isEqualTo(25);
    }

    @Test
    void layersThatAreThereNeedNoBytes() {
        Progress progress = after(layer("a", "Already exists"), downloading("b", 30, 60));
        assertThat(progress.percent()).isEqualTo(50);
        assertThat(progress.totalBytes()).isEqualTo(60);
        assertThat(progress.parts())
                .containsExactly(new Part("a", "exists", null, null), new Part("b", "downloading", 30L, 60L));
    }

    @Test
    void unpackingTakesNothingBack() {
        after(downloading("a", 100, 100), layer("a", "Verifying Checksum"), layer("a", "Download complete"));
        Progress progress = after(new TransferLine.Layer("a", "Extracting", 10L, 100L, null));
        assertThat(progress.percent()).isEqualTo(99);
        assertThat(progress.parts()).containsExactly(new Part("a", "extracting", 100L, 100L));
        assertThat(after(layer("a", "Pull complete")).percent()).isEqualTo(99);
    }

    @Test
    void secondsAreNoBytes() {
        Progress progress = after(
                layer("a", "Pulling fs layer"),
                layer("a", "Download complete"),
                new TransferLine.Layer("a", "Extracting", null, null, null));
        assertThat(progress.currentBytes()).isNull();
        assertThat(progress.percent()).isNull();
        assertThat(progress.parts()).containsExactly(new Part("a", "extracting", null, null));
    }

    @Test
    void aPushNeverCountsMoreThanThereIs() {
        Progress progress = after(new TransferLine.Layer("a", "Pushing", 2129920L, 1984168L, null));
        assertThat(progress.currentBytes()).isEqualTo(1984168);
        assertThat(progress.percent()).isEqualTo(99);
    }

    @Test
    void aLayerThatBeginsAnewSaysSo() {
        after(downloading("a", 80, 100));
        assertThat(take(layer("a", "Retrying in 5 seconds"))).isFalse();
        assertThat(take(downloading("a", 10, 100))).isTrue();
        assertThat(layers.progress().percent()).isEqualTo(10);
    }

    @Test
    void aLayerThatTurnsUpLateDoesNotTakeThePercentageBack() {
        assertThat(after(downloading("a", 80, 100)).percent()).isEqualTo(80);
        assertThat(after(downloading("b", 0, 300)).percent()).isEqualTo(80);
    }

    @Test
    void speedIsThatOfTheLastSeconds() {
        after(downloading("a", 0, 1000));
        assertThat(layers.progress().bytesPerSecond()).isNull();
        seconds = 2;
        Progress progress = after(downloading("a", 400, 1000));
        assertThat(progress.bytesPerSecond()).isEqualTo(200);
        assertThat(progress.remainingSeconds()).isEqualTo(3);
        seconds = 30;
        after(downloading("a", 500, 1000));
        seconds = 32;
        assertThat(after(downloading("a", 700, 1000)).bytesPerSecond()).isEqualTo(100);
    }

    @Test
    void wordsThatNobodyKnowsChangeNothing() {
        after(downloading("a", 50, 100));
        assertThat(after(layer("a", "Polishing")).parts()).containsExactly(new Part("a", "downloading", 50L, 100L));
    }
}
