package dev.longshore.contract;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.audit.Actor;
import dev.longshore.engine.TransferLine;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.FakeTransfers;
import dev.longshore.fakes.Rows;
import dev.longshore.operations.Asked;
import dev.longshore.operations.CountedOperations;
import dev.longshore.operations.Operations;
import dev.longshore.operations.Started;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageReference;
import dev.longshore.transfers.Pull;
import dev.longshore.transfers.Transfers;
import java.time.Duration;
import java.util.Objects;

/**
 * The pulls and pushes that the examples are about: 1 has pulled an image, 2 has failed, 3 has pushed a tag, 4 pulls and 5
 * pushes and neither ends. Later ones end as their references say: {@code app} well, {@code none} badly, {@code slow} never.
 */
final class ExampleTransfers {

    private static final String REGISTRY = "registry.example.com/team/";
    private static final String LAYER = "9f2c51d2aa07";
    private static final Digest DIGEST = new Digest("sha256", "29cd".repeat(16));

    private final CountedOperations counted;
    private final Operations operations;
    private final Transfers transfers;

    ExampleTransfers(CountedOperations counted, Operations operations, Transfers transfers) {
        this.counted = counted;
        this.operations = operations;
        this.transfers = transfers;
    }

    void begin(FakeEngine engine) {
        engine.transfers().script = play -> play(engine, play);
        try {
            counted.forget();
            engine.transfers().forgetCalls();
            Asked operator =
                    new Asked(engine, "", new Actor(new Caller("operator", Role.OPERATOR), "192.0.2.7", "example"));
            end(pull(operator, "app:1.1"));
            end(pull(operator, "none:1.0"));
            end(transfers.push(operator, reference("app:1.1"), null, null));
            pull(operator, "slow:1.0");
            engine.images.add(Rows.image("51d2", reference("slow:1.0").shortest()));
            transfers.push(operator, reference("slow:1.0"), null, null);
            engine.transfers().awaitCalls(5);
            counted.forgetTheEnded();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Started pull(Asked operator, String name) {
        return transfers.pull(operator, Pull.of(reference(name), false, null, null), null);
    }

    private void end(Started started) throws InterruptedException {
        operations.await(started.operation(), Duration.ofSeconds(10));
    }

    private static ImageReference reference(String name) {
        return ImageReference.parse(REGISTRY + name);
    }

    private static void play(FakeEngine engine, FakeTransfers.Play play) {
        String name = play.reference().repository().path().substring("team/".length());
        if (name.startsWith("app")) {
            told(engine, play);
            play.succeed();
        } else if (name.startsWith("none")) {
            play.fail(new Upstream(
                            ProblemType.MANIFEST_NOT_FOUND,
                            "The registry registry.example.com has no "
                                    + play.reference().shortest() + ". Look for a slip in the name, or list its tags.")
                    .with("reference", play.reference().shortest()));
        }
    }

    private static void told(FakeEngine engine, FakeTransfers.Play play) {
        String tag = Objects.requireNonNull(play.reference().tag()).toString();
        play.tell(
                new TransferLine.Source(tag, tag + ": Pulling from team/app"),
                FakeTransfers.layer(LAYER, "Pulling fs layer"),
                FakeTransfers.downloading(LAYER, 1_068_595, 1_068_595),
                FakeTransfers.layer(LAYER, "Pull complete"),
                new TransferLine.Named(DIGEST, tag, "Digest: " + DIGEST),
                new TransferLine.Status(
                        "Downloaded newer image for " + play.reference().shortest(),
                        "Status: Downloaded newer image for " + play.reference().shortest()));
        if (engine.images.stream().noneMatch(row -> row.tags().contains(play.reference()))) {
            engine.images.add(Rows.image("29cd", play.reference().shortest()));
        }
    }
}
