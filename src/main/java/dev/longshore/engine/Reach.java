package dev.longshore.engine;

import dev.longshore.problem.Failure;
import java.time.Instant;

/** Whether an engine could be reached when it was last asked; it is asked every few seconds. */
public sealed interface Reach {

    /** It has not been asked yet. */
    record Unknown() implements Reach {}

    /**
     * It answers.
     *
     * @param since when it was first seen to, without a break
     */
    record Up(Instant since) implements Reach {}

    /**
     * It does not answer.
     *
     * @param why what a call would fail with
     * @param since when it was first seen not to, without a break
     */
    record Down(Failure why, Instant since) implements Reach {}
}
