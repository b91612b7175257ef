package dev.longshore.inventory;

import dev.longshore.problem.Failure;
import java.util.Optional;
import java.util.function.Function;

/** The outcome of listing something: what was listed, or why it could not be. */
public sealed interface Listed<T> {

    /** It could be listed. */
    record Known<T>(T value) implements Listed<T> {}

    /** It is not open to us, while other lists are. */
    record Refused<T>(Failure why) implements Listed<T> {}

    /** What was listed, turned into something else. */
    default <R> Listed<R> map(Function<T, R> change) {
        return switch (this) {
            case Known<T>(T value) -> new Known<>(change.apply(value));
            case Refused<T>(Failure why) -> new Refused<>(why);
        };
    }

    /** What was listed, empty if refused. */
    default Optional<T> optional() {
        return switch (this) {
            case Known<T>(T value) -> Optional.of(value);
            case Refused<T> refused -> Optional.empty();
        };
    }

    /**
     * What was listed.
     *
     * @throws Failure why it could not be
     */
    default T orThrow() {
        return switch (this) {
            case Known<T>(T value) -> value;
            case Refused<T>(Failure why) -> throw why;
        };
    }
}
