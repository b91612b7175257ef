package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.fakes.Rows;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FeedTests {

    private final Feed feed = new Feed();

    private void show(ImageRow... rows) {
        feed.show(Rows.snapshot(rows));
    }

    private Feed.Next after(long seen) {
        return nextOf(feed, seen, Duration.ZERO);
    }

    private static Feed.Next nextOf(Feed feed, long seen, Duration patience) {
        try {
            return feed.after(seen, patience);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private List<Feed.Change> changes(long seen) {
        assertThat(after(seen)).isInstanceOf(Feed.Next.Changes.class);
        return after(seen) instanceof Feed.Next.Changes(List<Feed.Change> changes) ? changes : List.of();
    }

    private static List<String> words(Feed.Change change) {
        return change.difference().images().stream()
                .map(each ->
                        each.kind().word() + " " + each.thing().id().toString().charAt(7))
                .sorted()
                .toList();
    }

    @Test
    void theFirstPictureIsNoChange() {
        show(Rows.image("a", "app:1"));
        assertThat(feed.revision()).isZero();
        assertThat(changes(0)).isEmpty();
    }

    @Test
    void aChangeSaysWhatCameWentAndIsOtherwise() {
        show(Rows.image("a", "app:1"), Rows.image("b"), Rows.image("c"));
        show(Rows.image("a"), Rows.image("c"), Rows.image("d", "app:1"));
        assertThat(changes(0)).singleElement().satisfies(change -> {
            assertThat(change.revision()).isEqualTo(1);
            assertThat(words(change)).containsExactly("added d", "changed a", "removed b");
        });
        assertThat(changes(1)).isEmpty();
    }

    @Test
    void aPictureThatShowsTheSameIsNoChange() {
        feed.show(Rows.snapshot(List.of(), List.of(up("Up 5 minutes"))));
        feed.show(Rows.snapshot(List.of(), List.of(up("Up 6 minutes"))));
        assertThat(feed.revision()).isZero();
    }

    private static ContainerRow up(String since) {
        return Rows.containerIn("1", "a", "running", since, "/web");
    }

    @Test
    void whoAsksForWhatIsPastOrToComeHasLostIt() {
        IntStream.rangeClosed(0, 1001).forEach(n -> show(Rows.image("a", "app:" + n)));
        assertThat(feed.revision()).isEqualTo(1001);
        assertThat(after(0)).isInstanceOf(Feed.Next.Lost.class);
        assertThat(changes(1)).hasSize(1000);
        assertThat(after(1002)).isInstanceOf(Feed.Next.Lost.class);
    }

    @Test
    void changesOfVeryManyThingsAreNotKeptForLong() {
        ImageRow[] many = IntStream.range(0, 15_000)
                .mapToObj(n -> Rows.image(Integer.toHexString(0x100000 + n)))
                .toArray(ImageRow[]::new);
        show();
        show(many);
        assertThat(changes(0)).hasSize(1);
        show();
        assertThat(after(0)).isInstanceOf(Feed.Next.Lost.class);
        assertThat(changes(1)).hasSize(1);
    }

    @Test
    void oneWhoWaitsIsToldAtOnce() {
        show();
        CompletableFuture<Feed.Next> waiting =
                CompletableFuture.supplyAsync(() -> nextOf(feed, 0, Duration.ofSeconds(20)));
        show(Rows.image("a"));
        assertThat(waiting).succeedsWithin(Duration.ofSeconds(5)).isInstanceOf(Feed.Next.Changes.class);
        CompletableFuture<Feed.Next> last =
                CompletableFuture.supplyAsync(() -> nextOf(feed, 1, Duration.ofSeconds(20)));
        feed.close();
        assertThat(last).succeedsWithin(Duration.ofSeconds(5)).isInstanceOf(Feed.Next.Closed.class);
    }

    @Test
    void whoHasAnOlderPictureThanTheNewestIsToldOfTheLastChangeAgain() {
        Snapshot older = Rows.snapshot();
        Snapshot newest = Rows.snapshot(Rows.image("a"));
        feed.show(older);
        feed.show(newest);
        assertThat(feed.revision(newest)).isEqualTo(1);
        assertThat(feed.revision(older)).isZero();
    }

    @Test
    void idsOfAnotherFeedAndNonsenseMeanNothing() {
        assertThat(feed.revision(feed.id(7))).hasValue(7);
        for (String id : List.of(new Feed().id(7), "", "7", feed.epoch() + "-x", feed.epoch() + "--1")) {
            assertThat(feed.revision(id)).as(id).isEmpty();
        }
    }
}
