package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.access.Role;
import dev.longshore.testkit.DockerCli;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.EngineSocket;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.PrivateEngine;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/** The same tour by Docker's own CLI on one engine and by Longshore on its twin: after every step both are alike. */
@ExtendWith(WipedEngines.class)
class TwinTourIT {

    @OnBothStores
    void everyStepDoesWhatTheCommandDoes(EngineKind kind) {
        try (PrivateEngine twin = PrivateEngine.start(kind)) {
            Tour tour = new Tour(BothSides.of(kind), twin, DockerCli.at(twin.host()));
            tour.fill();
            tags(tour);
            names(tour);
            containers(tour);
            several(tour);
        }
    }

    private static void tags(Tour tour) {
        tour.does("tag one:1 team/app:1").as("POST", "/images/one:1/tags", "{\"reference\":\"team/app:1\"}", 201);
        tour.does("tag one:1 team/app").as("POST", "/images/one:1/tags", "{\"reference\":\"team/app\"}", 201);
        tour.does("tag one:1 team/app").as("POST", "/images/one:1/tags", "{\"reference\":\"team/app\"}", 200);
        tour.does("tag two:1 team/app")
                .as("POST", "/images/two:1/tags", "{\"reference\":\"team/app\",\"move\":true}", 201);
    }

    private static void names(Tour tour) {
        String one = tour.id("one:1");
        tour.refuses("rmi " + one).as("DELETE", "/images/" + one, "", 409);
        tour.does("rmi team/app:1").as("DELETE", "/images/team/app:1", "", 200);
        tour.refuses("rmi nobody:1").as("DELETE", "/images/nobody:1", "", 404);
        tour.does("rmi one:1").as("DELETE", "/images/one:1", "", 200);
        String two = tour.id("two:1");
        tour.does("rmi -f " + two).as("DELETE", "/images/" + two + "?force=true", "", 200);
    }

    private static void containers(Tour tour) {
        tour.refuses("rmi busybox").as("DELETE", "/images/busybox", "", 409);
        tour.refuses("rm runs").as("DELETE", "/containers/runs", "", 409);
        tour.does("stop -t 0 runs").as("POST", "/containers/runs/stop?graceSeconds=0", "", 200);
        tour.does("stop -t 0 runs").as("POST", "/containers/runs/stop?graceSeconds=0", "", 200);
        tour.refuses("rmi busybox").as("DELETE", "/images/busybox", "", 409);
        tour.does("rm runs").as("DELETE", "/containers/runs", "", 200);
        tour.does("rmi -f busybox").as("DELETE", "/images/busybox?force=true", "", 200);
    }

    private static void several(Tour tour) {
        String body = "{\"images\":[\"three:1\",\"nobody:1\",\"four:2\",\"four:1\"]}";
        tour.refuses("rmi three:1 nobody:1 four:2 four:1").as("POST", "/images/removals", body, 207);
    }

    /** Both engines, and how they are driven. */
    private record Tour(BothSides sides, PrivateEngine twin, DockerCli cli) {

        void fill() {
            for (EngineSocket engine : List.of(sides.client(), twin.client())) {
                new ImageMaker(7)
                        .image(image -> image.tags("one:1"))
                        .image(image -> image.tags("two:1"))
                        .image(image -> image.tags("three:1"))
                        .image(image -> image.tags("four:1", "four:2"))
                        .loadInto(engine);
                EngineObjects.importBusybox(engine);
                EngineObjects.createContainer(engine, "made", "busybox", "true");
                EngineObjects.startContainer(
                        engine, EngineObjects.createContainer(engine, "runs", "busybox", "sleep", "600"));
            }
            assertThatBothAreAlike("the beginning");
        }

        String id(String name) {
            return EngineObjects.imageId(twin.client(), name);
        }

        Step does(String command) {
            cli.run(command.split(" "));
            return new Step(this, command);
        }

        Step refuses(String command) {
            assertThatThrownBy(() -> cli.run(command.split(" "))).as(command).isInstanceOf(IllegalStateException.class);
            return new Step(this, command);
        }

        void assertThatBothAreAlike(String step) {
            assertThat(state(sides.client())).as(step).isEqualTo(state(twin.client()));
        }

        /** Names by image, and states by container; ids of what was made here differ in time. */
        private static Map<String, String> state(EngineSocket engine) {
            EngineTruth truth = new EngineTruth(engine);
            Map<String, String> state = new TreeMap<>();
            truth.images("?all=1").values().forEach(row -> {
                List<String> tags = EngineTruth.names(row.path("RepoTags"));
                state.merge("image " + (tags.isEmpty() ? "without a name" : tags), ".", (some, more) -> some + more);
            });
            truth.containers()
                    .values()
                    .forEach(row -> state.put(name(row), row.path("State").asString()));
            return state;
        }

        private static String name(JsonNode container) {
            return "container " + container.path("Names").path(0).asString();
        }
    }

    /** A command, whose request has to do the same. */
    private record Step(Tour tour, String command) {

        void as(String method, String path, String body, int status) {
            String target = tour.sides().prefix() + path;
            LongshoreServer longshore = tour.sides().longshore();
            EngineAnswer answer = body.isEmpty()
                    ? longshore.send(method, target, LongshoreServer.as(Role.ADMIN))
                    : longshore.postText(target, body, Role.ADMIN);
            assertThat(answer.status()).as(command + " " + answer.text()).isEqualTo(status);
            tour.assertThatBothAreAlike(command);
        }
    }
}
