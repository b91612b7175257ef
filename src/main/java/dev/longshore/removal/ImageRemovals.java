package dev.longshore.removal;

import dev.longshore.access.Role;
import dev.longshore.audit.Action;
import dev.longshore.audit.Audit;
import dev.longshore.audit.Change;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.inventory.ReadBack;
import dev.longshore.inventory.Snapshot;
import dev.longshore.operations.Asked;
import dev.longshore.operations.Leases;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.Failure;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Removes images and names: looks, leases, looks again, judges, asks the engine, and reads what really happened. */
@Component
public class ImageRemovals {

    private final ReadBack engines;
    private final Judgement judgement;
    private final Leases leases;
    private final Audit audit;
    private final RemovalCalls calls;

    ImageRemovals(ReadBack engines, Judgement judgement, Leases leases, Audit audit) {
        this.engines = engines;
        this.judgement = judgement;
        this.leases = leases;
        this.audit = audit;
        this.calls = new RemovalCalls(judgement, engines);
    }

    /**
     * Removes what is wished.
     *
     * @param options with force for an admin only
     * @param precondition what the state has to be
     * @throws dev.longshore.problem.Denied {@code forbidden} if the caller may not force
     * @throws dev.longshore.problem.NotFound {@code image-not-found}, {@code tag-not-found}
     * @throws Conflict {@code image-in-use}, {@code image-has-children} or {@code image-has-several-tags} with all blockers,
     *     {@code last-tag}, {@code ambiguous-image}, {@code precondition-failed}
     * @throws dev.longshore.problem.Invalid {@code id-too-short}
     * @throws Failure as the engine's calls do; its {@code outcome} says whether something may have gone
     */
    public Removal remove(Asked asked, Wish wish, RemovalOptions options, Precondition precondition) {
        return audit.during(
                asked.actor(),
                change(asked, wish, options),
                () -> leased(asked, wish, options, precondition),
                removal -> "untagged " + removal.untagged().size() + ", deleted "
                        + removal.deleted().size());
    }

    private static Change change(Asked asked, Wish wish, RemovalOptions options) {
        Action action = wish instanceof Wish.OnlyTag ? Action.IMAGE_UNTAG : Action.IMAGE_REMOVE;
        Map<String, String> details =
                Map.of("force", Boolean.toString(options.force()), "noPrune", Boolean.toString(options.noPrune()));
        return new Change(action, asked.engine().name(), wish.text(), details);
    }

    private Removal leased(Asked asked, Wish wish, RemovalOptions options, Precondition precondition) {
        if (options.force()) {
            asked.actor().mustBe(Role.ADMIN, "force");
        }
        return leases.holding(asked.engine().name(), wish.names(), () -> named(asked, wish, options, precondition));
    }

    /** Which image is meant is known only after a look, and may change before it is leased. */
    private Removal named(Asked asked, Wish wish, RemovalOptions options, Precondition precondition) {
        return leases.holdingSeen(
                asked.engine().name(),
                () -> engines.now(asked.engine(), wish::concerned),
                snapshot -> List.of(wish.find(snapshot).image().id().toString()),
                snapshot -> {
                    Subject subject = wish.find(snapshot);
                    precondition.check(wish, subject);
                    return judged(asked, subject, wish, options, snapshot);
                },
                wish.text() + " was moved from image to image while it was to be removed. Try again.");
    }

    private Removal judged(Asked asked, Subject subject, Wish wish, RemovalOptions options, Snapshot before) {
        Verdict verdict = judgement.of(asked.engine(), subject, options, before);
        if (wish instanceof Wish.OnlyTag && subject instanceof Subject.Name name && isLast(verdict)) {
            throw Refusal.lastTag(name);
        }
        if (verdict.outcome() == Verdict.Outcome.BLOCKED) {
            throw Refusal.blocked(subject, verdict.blockers(), asked.prefix());
        }
        return calls.remove(asked, subject, options, before, verdict);
    }

    /** With it the image goes, or stays with no name at all. */
    private static boolean isLast(Verdict verdict) {
        return verdict.outcome() != Verdict.Outcome.UNTAGS || verdict.leavesUnnamed();
    }
}
