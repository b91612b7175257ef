package dev.longshore.engine;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What happens on an engine, as it tells it ({@code GET /events}). */
public interface EngineEvents {

    /**
     * Follows the engine's events of images and containers until the engine ends the stream in order, as none does by
     * itself. Blocks; there is no deadline, since an idle engine says nothing for days: whoever follows asks the engine
     * from time to time whether it lives, and ends the call if not.
     *
     * <p>The engine first repeats what it still knows from {@code since} on (Docker's keeps the last 256 events of all
     * kinds), then goes on. It answers a moment before it listens, so that only what is repeated closes the gap: {@code
     * since} has to lie before {@link EventSink#opened}, by the engine's clock. {@link Instant#EPOCH} is right for
     * the first time; then, the time of the last event or of the last opening, with overlap.
     *
     * @param since by the engine's clock
     * @throws dev.longshore.problem.Failure if the engine cannot be asked or the stream breaks ({@code
     *     engine-unreachable}), also when the engine stops; or the reason given to {@code ending}
     */
    void follow(Instant since, EventSink sink, Ending ending);

    /** Takes what is followed, one call at a time, none after {@link #follow} has ended; no call may block. */
    interface EventSink {

        /**
         * The stream stands: what happens from now on is told.
         *
         * @param engineTime the engine's clock, up to a second behind; null if the answer does not say
         */
        void opened(@Nullable Instant engineTime);

        /** Something happened. */
        void event(EngineEvent event);

        /** A line came that could not be read: something may have happened, and nobody can say to what. */
        void missed();
    }
}
