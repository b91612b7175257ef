package dev.longshore.operations;

import dev.longshore.engine.Ending;
import java.time.Duration;

/** What work tells of itself while it runs. None of it waits for those who follow. */
public interface Running {

    /** Ends what the work waits for when it is to stop; the work then fails with the ending's reason. */
    Ending ending();

    /** How far it is. */
    void progress(Progress progress);

    /** A line for those who follow in plain text. */
    void line(String text);

    /** Whether nothing has been heard for a while. */
    void stalled(boolean stalled);

    /** The work, or a part of it, begins anew: the progress may be less than before. */
    void restarted();

    /**
     * Waits before the work is tried again, and counts the attempt.
     *
     * @throws dev.longshore.problem.Failure if it is to stop meanwhile
     */
    void pause(Duration time);
}
