package dev.longshore.removal;

import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.EngineStatus.Store;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.inventory.Image;
import dev.longshore.inventory.KnownFacts;
import dev.longshore.inventory.Snapshot;
import dev.longshore.reference.ImageId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Judges removals by the rules of the engine's own store. */
@Component
public class Judgement {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final KnownFacts facts;

    Judgement(KnownFacts facts) {
        this.facts = facts;
    }

    /** What removing the subject would do. */
    public Verdict of(Engine engine, Subject subject, RemovalOptions options, Snapshot snapshot) {
        return rules(engine, snapshot).judge(subject, options, snapshot);
    }

    /** The rules of the engine's store. */
    Rules rules(Engine engine, Snapshot snapshot) {
        return Rules.of(store(engine, snapshot));
    }

    /**
     * How many bytes would be free: an estimate from layer sizes.
     *
     * @return empty where that cannot be derived, or not soon
     */
    public Optional<Long> reclaims(Engine engine, Verdict verdict, Snapshot snapshot) {
        if (verdict.deletes().isEmpty()) {
            return Optional.empty();
        }
        List<ImageId> all = snapshot.images().stream().map(Image::id).toList();
        return facts.ofAll(engine, all, PATIENCE).flatMap(known -> Layers.reclaimed(verdict.deletes(), known));
    }

    /** A socket proxy can keep the engine from saying which store it has; then the ids tell. */
    private static Store store(Engine engine, Snapshot snapshot) {
        Store told = engine.status() instanceof EngineStatus.Reachable up ? up.store() : null;
        if (told != null) {
            return told;
        }
        return snapshot.images().stream().anyMatch(Image::isNamedByItsId) ? Store.CONTAINERD : Store.GRAPHDRIVER;
    }
}
