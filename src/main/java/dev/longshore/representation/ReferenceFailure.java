package dev.longshore.representation;

import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Texts;
import dev.longshore.reference.InvalidReference;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How a text that is no reference is refused. */
public final class ReferenceFailure {

    private ReferenceFailure() {}

    /**
     * The failure {@code invalid-reference} with the part at fault and, where there is one, a proposal.
     *
     * @param lead what stands before the reason, empty for nothing
     * @param text the whole text that was refused, null if it is not known here
     */
    public static Failure of(InvalidReference invalid, String lead, @Nullable String text) {
        String sentence = Objects.requireNonNullElse(invalid.getMessage(), "The text is no reference.");
        String proposal = invalid.proposal();
        return new Invalid(
                        ProblemType.INVALID_REFERENCE,
                        lead + sentence + (proposal == null ? "" : " Did you mean " + proposal + "?"),
                        invalid)
                .with("reference", text == null ? null : Texts.cut(text))
                .with("reason", invalid.reason().word())
                .with("offending", Texts.cut(invalid.part()))
                .with("proposal", proposal);
    }
}
