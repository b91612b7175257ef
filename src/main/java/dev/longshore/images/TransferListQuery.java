package dev.longshore.images;

import dev.longshore.inventory.Page;
import dev.longshore.operations.Place;
import dev.longshore.operations.State;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Texts;
import dev.longshore.representation.Parameter;
import dev.longshore.representation.Query;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The query of {@code GET /images/pulls} and {@code /images/pushes}, as it came. */
record TransferListQuery(
        @Schema(description = "A state, such as running. Any of several has to match.") @Nullable
        List<String> state,

        @Schema(
                description = "How many items a page has, 1 to 1000; without it the list is whole.",
                type = "integer",
                minimum = "1",
                maximum = "1000")
        @Nullable
        String limit,

        @Schema(description = "The next of the page before.") @Nullable
        String after)
        implements Query {

    /** @throws Invalid {@code invalid-parameter} */
    Set<State> states() {
        return Optional.ofNullable(state).orElse(List.of()).stream()
                .map(TransferListQuery::stateOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** How many at most, null for all. */
    @Nullable
    Integer most() {
        return new Parameter("limit").integer(limit, 1, Page.MOST);
    }

    /** @throws Invalid {@code invalid-parameter} */
    @Nullable
    Place place() {
        return after == null
                ? null
                : Place.parse(after).orElseThrow(() -> refuse("after", after, List.of("the next of the page before")));
    }

    private static State stateOf(String word) {
        return State.ofWord(word)
                .orElseThrow(() -> refuse(
                        "state",
                        word,
                        Stream.of(State.values()).map(State::word).toList()));
    }

    private static Failure refuse(String parameter, String value, List<String> accepted) {
        return new Invalid(
                        ProblemType.INVALID_PARAMETER,
                        parameter + " cannot be " + Texts.shown(value) + "; accepted: " + String.join(", ", accepted)
                                + ".")
                .with("parameter", parameter)
                .with("value", Texts.cut(value))
                .with("accepted", accepted);
    }
}
