package dev.longshore.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.fakes.Rows;
import dev.longshore.problem.NotFound;
import dev.longshore.reference.ImageName;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ContainerFilterTests {

    private static final Snapshot SNAPSHOT = Rows.snapshot(
            List.of(
                    Rows.image("1", "base:1"),
                    Rows.on("1", Rows.image("2")),
                    Rows.on("2", Rows.image("3", "app:1")),
                    Rows.image("4", "other:1")),
            List.of(
                    Rows.containerIn("a", "1", "running", "Up 5 minutes (healthy)", "/web/link", "/db"),
                    Rows.containerIn("b", "3", "exited", "Exited (0) 2 days ago", "/app"),
                    Rows.containerIn("c", "4", "paused", "Up 2 minutes (Paused)", "/other"),
                    Rows.containerIn("d", "f00d", "frozen", "", "/gone"),
                    Rows.containerIn("e", "4", "running", "Up 1 second (health: starting)")));

    private static String ids(List<String> states, List<String> images, List<String> names, List<String> health) {
        ContainerFilter filter = new ContainerFilter(
                states, images.stream().map(ImageName::parse).toList(), names, List.of(), health);
        return filter.of(SNAPSHOT).stream()
                .map(container -> container.id().hex().substring(0, 1))
                .reduce("", String::concat);
    }

    private static String on(String... images) {
        return ids(List.of(), List.of(images), List.of(), List.of());
    }

    private static String named(String... names) {
        return ids(List.of(), List.of(), List.of(names), List.of());
    }

    @Test
    void withoutConditionsAllPass() {
        assertThat(on()).isEqualTo("abcde");
    }

    @Test
    void anyStateAndAnyHealthMayMatch() {
        assertThat(ids(List.of("running", "exited"), List.of(), List.of(), List.of()))
                .isEqualTo("abe");
        assertThat(ids(List.of(), List.of(), List.of(), List.of("healthy", "starting")))
                .isEqualTo("ae");
        assertThat(ids(List.of(), List.of(), List.of(), List.of("none"))).isEqualTo("bcd");
        assertThat(ids(List.of("running"), List.of(), List.of(), List.of("none")))
                .isEmpty();
    }

    @Test
    void anImageStandsForAllThatWereBuiltOnIt() {
        assertThat(on("base:1")).isEqualTo("ab");
        assertThat(on("app:1")).isEqualTo("b");
        assertThat(on(Rows.hex("2"))).isEqualTo("b");
        assertThat(on("app:1", "other:1")).isEqualTo("bce");
    }

    @Test
    void anImageThatIsGoneFromTheListIsFoundByItsId() {
        assertThat(on(Rows.hex("f00d"))).isEqualTo("d");
        assertThat(on("sha256:" + Rows.hex("f00d"), "app:1")).isEqualTo("bd");
    }

    @Test
    void anImageThatIsNowhereIsNotFound() {
        Stream.of("nosuch", "app", Rows.hex("dead"))
                .forEach(image -> assertThatExceptionOfType(NotFound.class).isThrownBy(() -> on(image)));
    }

    @Test
    void imagesBuiltOnEachOtherInACircleEnd() {
        Snapshot snapshot = Rows.snapshot(
                List.of(Rows.on("2", Rows.image("1", "a:1")), Rows.on("1", Rows.image("2"))),
                List.of(Rows.container("a", "2", "/x")));
        ContainerFilter filter =
                new ContainerFilter(List.of(), List.of(ImageName.parse("a:1")), List.of(), List.of(), List.of());
        assertThat(filter.of(snapshot)).hasSize(1);
    }

    @Test
    void aPartOfANameOrLinkIsEnough() {
        assertThat(named("d")).isEqualTo("a");
        assertThat(named("/db")).isEqualTo("a");
        assertThat(named("link")).isEqualTo("a");
        assertThat(named("web/l", "oth")).isEqualTo("ac");
        assertThat(named("nosuch")).isEmpty();
    }
}
