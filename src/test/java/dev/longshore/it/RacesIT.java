package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.access.Role;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.Reaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** Several change the same thing at once. */
@ExtendWith(WipedEngines.class)
class RacesIT {

    @OnBothStores
    void oneOfFiftyRemovalsOfATagIsMade(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = sides.load(image -> image.tags("app:1", "app:2"));
        String etag = sides.get("/images/" + id + "/tags/app:1").header("etag").orElseThrow();

        List<EngineAnswer> answers = atOnce(50, n -> switch (n % 3) {
            case 0 -> sides.delete("/images/app:1");
            case 1 -> sides.delete("/images/" + id + "/tags/app:1");
            default -> sides.delete("/images/app:1", "If-Match", etag);
        });
        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(answer -> assertThat(answer.status()).isIn(404, 412));
        assertThat(sides.truth().tags(id)).containsExactly("app:2");
    }

    @OnBothStores
    void whatMovesAndRemovalsOfATagAnswerIsWhatHappened(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String one = sides.load(image -> image.tags("one:1", "app:1"));
        String other = sides.load(image -> image.tags("other:1"));

        List<EngineAnswer> answers = atOnce(30, n -> switch (n % 3) {
            case 0 -> sides.post("/images/" + one + "/tags", Map.of("reference", "app:1", "move", true));
            case 1 -> sides.post("/images/" + other + "/tags", Map.of("reference", "app:1", "move", true));
            default -> sides.delete("/images/app:1");
        });
        assertThat(answers)
                .allSatisfy(answer -> assertThat(answer.status())
                        .as(answer + " " + answer.text())
                        .isIn(200, 201, 404));
        long made = answers.stream().filter(answer -> answer.status() == 201).count();
        long moved = answers.stream()
                .filter(answer -> answer.status() == 201 && answer.json().has("movedFrom"))
                .count();
        long removed = answers.stream()
                .filter(answer -> answer.status() == 200 && answer.json().has("untagged"))
                .count();
        long held = sides.get("/images/app:1").status() == 200 ? 1 : 0;
        assertThat(1 + made - moved - removed)
                .as("names made and taken away, from one to begin with")
                .isEqualTo(held);
        assertThat(sides.truth().images("?all=1")).containsOnlyKeys(one, other);
    }

    @OnBothStores
    void aContainerStartedBetweenVerdictAndRemovalIsNamed(EngineKind kind) throws Exception {
        BothSides sides = BothSides.of(kind);
        String id = EngineObjects.importBusybox(sides.client());
        Reaction later =
                new Reaction.Delayed(Duration.ofSeconds(3), sides.proxy().forward());
        sides.proxy().on("DELETE", "/images/.*", later);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<EngineAnswer> removal = threads.submit(() -> sides.delete("/images/" + id));
            while (sides.imageRequests().stream()
                    .noneMatch(each -> each.method().equals("DELETE"))) {
                Thread.onSpinWait();
            }
            String started = EngineObjects.createContainer(sides.client(), "late", "busybox", "sleep", "600");
            EngineObjects.startContainer(sides.client(), started);

            JsonNode problem = Problem.of("image-in-use", removal.get());
            assertThat(problem.path("blockers")).hasSize(1);
            assertThat(problem.path("blockers").path(0).path("id").asString()).isEqualTo(started);
        }
        assertThat(sides.truth().images("")).containsKey(id);
    }

    @OnBothStores
    void aRemovalWhoseAnswerIsLostIsAnsweredByWhatItDid(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = sides.load(image -> image.tags("app:1"));
        sides.proxy().cut("DELETE", "/images/.*", 20);

        JsonNode removal = sides.delete("/images/app:1").expect(200).json();
        assertThat(removal.path("untagged").path(0).asString()).isEqualTo("app:1");
        assertThat(removal.path("deleted").path(0).asString()).isEqualTo(id);
        assertThat(sides.imageRequests())
                .filteredOn(request -> request.method().equals("DELETE"))
                .hasSize(1);
    }

    @OnBothStores
    void severalAreRemovedInOrderEachSeeingWhatTheOnesBeforeItDid(EngineKind kind) {
        BothSides sides = BothSides.of(kind);
        String id = sides.load(image -> image.tags("app:1", "app:2"));
        sides.load(image -> image.tags("other:1"));

        Map<String, Object> body = Map.of("images", List.of("app:1", id, "other:1", "other:1"));
        JsonNode items = sides.longshore()
                .post(sides.prefix() + "/images/removals", body, Role.OPERATOR)
                .expect(207)
                .json()
                .path("items");
        assertThat(items.valueStream().map(item -> item.path("status").asInt())).containsExactly(200, 200, 200, 404);
        assertThat(items.path(3).path("problem").path("code").asString()).isEqualTo("image-not-found");
        assertThat(sides.truth().images("?all=1")).isEmpty();
    }

    private static List<EngineAnswer> atOnce(int callers, IntFunction<EngineAnswer> call) {
        CountDownLatch start = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<EngineAnswer>> calls = IntStream.range(0, callers)
                    .mapToObj(n -> threads.submit(() -> {
                        start.await();
                        return call.apply(n);
                    }))
                    .toList();
            start.countDown();
            List<EngineAnswer> answers = new ArrayList<>();
            for (Future<EngineAnswer> each : calls) {
                answers.add(each.get());
            }
            return answers;
        } catch (InterruptedException | ExecutionException e) {
            throw new AssertionError(e);
        }
    }
}
