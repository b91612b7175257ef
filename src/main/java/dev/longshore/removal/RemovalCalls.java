package dev.longshore.removal;

import dev.longshore.engine.ChangeOutcome;
import dev.longshore.engine.Engine;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.engine.RemovalRecord;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.Key;
import dev.longshore.inventory.ReadBack;
import dev.longshore.inventory.Snapshot;
import dev.longshore.operations.Asked;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Asks the engine for removals, and tells what came of them from what it lists before and after.
 *
 * @param engines lists them anew
 */
record RemovalCalls(Judgement judgement, ReadBack engines) {

    /** Removes what was judged, while its leases are held. */
    Removal remove(Asked asked, Subject subject, RemovalOptions options, Snapshot before, Verdict verdict) {
        Engine engine = asked.engine();
        Optional<Long> bytes = judgement.reclaims(engine, verdict, before);
        List<RemovalRecord> records;
        try {
            records = engine.images().remove(subject.target(), options);
        } catch (Failure failure) {
            return aftermath(asked, subject, options, verdict, before, failure);
        }
        Difference difference = engines.after(engine, touched(subject, verdict))
                .map(after -> difference(engine, subject, before, after))
                .orElseGet(() -> Difference.of(records, before)); // it is done, even if nobody can look at it
        boolean asJudged = difference.deleted().equals(verdict.deletes());
        return new Removal(
                difference.untagged(),
                difference.deleted(),
                Difference.layers(records, before),
                asJudged ? bytes.orElse(null) : null);
    }

    private Difference difference(Engine engine, Subject subject, Snapshot before, Snapshot after) {
        return Difference.between(subject.image(), before, after, judgement.rules(engine, before));
    }

    /** Parents that go beside are read with what they are parents of. */
    private static Set<Key> touched(Subject subject, Verdict verdict) {
        Set<Key> keys = new HashSet<>(Set.of(new Key.OfImage(subject.image().id())));
        verdict.deletes().forEach(id -> keys.add(new Key.OfImage(id)));
        return keys;
    }

    /** The engine is looked at again, since it may have done the thing all the same, or for another reason than it says. */
    private Removal aftermath(
            Asked asked, Subject subject, RemovalOptions options, Verdict verdict, Snapshot before, Failure failure) {
        boolean unsure = ChangeOutcome.isUnknown(failure);
        if (!unsure && failure.type() != ProblemType.ENGINE_CONFLICT) {
            throw failure;
        }
        if (!unsure) {
            throw explained(asked, subject, options, failure);
        }
        Snapshot after =
                engines.after(asked.engine(), touched(subject, verdict)).orElseThrow(() -> failure);
        Difference difference = difference(asked.engine(), subject, before, after);
        if (!isDone(subject, difference)) {
            throw told(failure, difference);
        }
        return new Removal(difference.untagged(), difference.deleted(), List.of(), null);
    }

    private static boolean isDone(Subject subject, Difference difference) {
        return switch (subject) {
            case Subject.Whole(Image image) -> difference.deleted().contains(image.id());
            case Subject.Name(Image image, ImageReference reference) ->
                difference.untagged().contains(reference);
        };
    }

    /** What went and what stayed, after a removal that was not done to its end. */
    private static Failure told(Failure failure, Difference difference) {
        if (difference.untagged().isEmpty() && difference.deleted().isEmpty()) {
            return ChangeOutcome.UNCHANGED.of(failure);
        }
        return ChangeOutcome.PARTIAL
                .of(failure)
                .with(
                        "untagged",
                        difference.untagged().stream()
                                .map(ImageReference::shortest)
                                .toList())
                .with(
                        "deleted",
                        difference.deleted().stream().map(ImageId::toString).toList());
    }

    /** Somebody may have started a container between our look and the engine's. */
    private Failure explained(Asked asked, Subject subject, RemovalOptions options, Failure refusal) {
        Snapshot after = engines.afterRefusal(asked.engine()).orElseThrow(() -> refusal);
        return subject.in(after)
                .map(now -> judgement.of(asked.engine(), now, options, after))
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.BLOCKED)
                .map(verdict -> Refusal.blocked(subject, verdict.blockers(), asked.prefix()))
                .orElse(refusal);
    }
}
