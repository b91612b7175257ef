package dev.longshore.images;

import dev.longshore.engine.RemovalOptions;
import dev.longshore.inventory.Freshness;
import dev.longshore.inventory.Snapshot;
import dev.longshore.inventory.Snapshots;
import dev.longshore.operations.Asked;
import dev.longshore.reference.ImageName;
import dev.longshore.removal.Judgement;
import dev.longshore.removal.Subject;
import dev.longshore.removal.Verdict;
import dev.longshore.removal.Wish;
import dev.longshore.representation.Answer;
import dev.longshore.representation.Json;
import org.springframework.stereotype.Component;

/** Renders verdicts on removals. */
@Component
class Verdicts {

    private final Snapshots snapshots;
    private final Judgement judgement;

    Verdicts(Snapshots snapshots, Judgement judgement) {
        this.snapshots = snapshots;
        this.judgement = judgement;
    }

    Answer of(Asked asked, Freshness freshness, ImageName name, RemovalOptions options) {
        Snapshot snapshot = snapshots.current(asked.engine(), freshness);
        Subject subject = new Wish.AsNamed(name).look(snapshot);
        Verdict verdict = judgement.of(asked.engine(), subject, options, snapshot);
        Long reclaims = judgement.reclaims(asked.engine(), verdict, snapshot).orElse(null);
        VerdictAnswer answer = VerdictAnswer.of(subject, verdict, reclaims, asked.prefix());
        return Answer.list(Json.bytes(answer)).aged(snapshot.age());
    }
}
