package dev.longshore.representation;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntityTagTests {

    private static final byte[] ONE = "one".getBytes(StandardCharsets.UTF_8);
    private static final byte[] TWO = "two".getBytes(StandardCharsets.UTF_8);

    private final EntityTag tag = new EntityTag("\"abc\"");

    @Test
    void aListIsTaggedByItsRepresentation() {
        assertThat(EntityTag.ofList(ONE))
                .isEqualTo(EntityTag.ofList(ONE.clone()))
                .isNotEqualTo(EntityTag.ofList(TWO));
        assertThat(EntityTag.ofList(ONE).value()).matches("\"[0-9a-f]{32}\"");
    }

    @Test
    void aResourceIsTaggedByStateAndRepresentation() {
        assertThat(EntityTag.ofResource(List.of("a", "b"), ONE).value()).matches("\"[0-9a-f]{32}\\.[0-9a-f]{32}\"");
        assertThat(state(List.of("a", "b"), ONE)).isEqualTo(state(List.of("a", "b"), TWO));
        assertThat(state(List.of("a", "b"), ONE)).isNotEqualTo(state(List.of("ab"), ONE));
    }

    private static String state(List<String> state, byte[] representation) {
        String value = EntityTag.ofResource(state, representation).value();
        return value.substring(0, value.indexOf('.'));
    }

    @Test
    void aListOfTagsNamesEachOfThem() {
        assertThat(tag.isNamedIn("\"abc\"")).isTrue();
        assertThat(tag.isNamedIn("\"x\", \"abc\" ,\"y\"")).isTrue();
        assertThat(tag.isNamedIn("\"x\",\"y\"")).isFalse();
    }

    @Test
    void weakTagsAreNamedToo() {
        assertThat(tag.isNamedIn("W/\"abc\"")).isTrue();
        assertThat(tag.isNamedIn("w/\"abc\"")).isFalse();
    }

    @Test
    void anAsteriskNamesAnyTag() {
        assertThat(tag.isNamedIn("*")).isTrue();
        assertThat(tag.isNamedIn("\"*\"")).isFalse();
    }

    @Test
    void nothingElseNamesIt() {
        assertThat(List.of("", ",", "abc", "\"ABC\"", "\"ab\"", "\"abc", "abc\""))
                .noneMatch(tag::isNamedIn);
    }
}
