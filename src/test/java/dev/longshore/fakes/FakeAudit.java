package dev.longshore.fakes;

import dev.longshore.audit.Actor;
import dev.longshore.audit.Audit;
import dev.longshore.audit.Change;
import dev.longshore.audit.Outcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Keeps in memory what was asked for and how it ended. */
public final class FakeAudit implements Audit {

    /** A change that ended. */
    public record Entry(Actor actor, Change change, Outcome outcome) {}

    /** The changes that ended, in order. */
    public final List<Entry> ended = new CopyOnWriteArrayList<>();

    /** Those that were announced, ended or not. */
    public final List<Change> intended = new CopyOnWriteArrayList<>();

    @Override
    public Intent intent(Actor actor, Change change) {
        intended.add(change);
        return outcome -> ended.add(new Entry(actor, change, outcome));
    }
}
