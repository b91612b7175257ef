package dev.longshore.transfers;

import dev.longshore.engine.Engine;
import dev.longshore.engine.PullOrder;
import dev.longshore.engine.RegistryLogin;
import dev.longshore.engine.TransferredTags;
import dev.longshore.inventory.Key;
import dev.longshore.inventory.ReadBack;
import dev.longshore.operations.Running;
import dev.longshore.operations.Task;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageReference;
import dev.longshore.reference.Tag;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Pulls, and looks whether what was pulled is there and is what was asked for. */
final class PullTask implements Task {

    private final Engine engine;
    private final Pull pull;
    private final @Nullable RegistryLogin login;
    private final Attempts attempts;
    private final TransferredTags tags;
    private final ReadBack readBack;
    private final Function<TransferResult, JsonNode> written;

    PullTask(
            Engine engine,
            Pull pull,
            @Nullable RegistryLogin login,
            Attempts attempts,
            TransferredTags tags,
            ReadBack readBack,
            Function<TransferResult, JsonNode> written) {
        this.engine = engine;
        this.pull = pull;
        this.login = login;
        this.attempts = attempts;
        this.tags = tags;
        this.readBack = readBack;
        this.written = written;
    }

    @Override
    public JsonNode run(Running running) {
        ImageReference reference = pull.reference();
        Optional<Held> before =
                pull.isOfAllTags() ? Optional.empty() : attempts.ask(running, () -> Held.of(engine, reference));
        PullOrder order = new PullOrder(reference, pull.platform());
        Told told = attempts.run(
                running, reference.shortest(), lines -> engine.transfers().pull(order, login, lines, running.ending()));
        return written.apply(pull.isOfAllTags() ? all(told) : one(told, before));
    }

    private TransferResult one(Told told, Optional<Held> before) {
        ImageReference reference = pull.reference();
        tags.transferred(reference);
        readBack.after(engine, Set.of(new Key.OfName(reference.decisive())));
        Held now = Held.of(engine, reference).orElseThrow(this::missing);
        return new TransferResult(
                told.status(),
                now.imageId(),
                digest(told),
                checked(now).toString(),
                before.map(Held::imageId)
                        .filter(id -> !id.equals(now.imageId()))
                        .orElse(null),
                reference.digest() == null ? tag(before, now) : null,
                null);
    }

    private @Nullable String digest(Told told) {
        Digest digest = told.digest() == null ? pull.reference().digest() : told.digest();
        return digest == null ? null : digest.toString();
    }

    private static String tag(Optional<Held> before, Held now) {
        return before.isEmpty() ? "made" : before.get().imageId().equals(now.imageId()) ? "unchanged" : "moved";
    }

    private TransferResult all(Told told) {
        List<TransferResult.Tag> tags = told.digests().entrySet().stream()
                .map(each -> tag(each.getKey(), each.getValue()))
                .toList();
        if (tags.isEmpty()) {
            throw missing();
        }
        return new TransferResult(told.status(), null, null, null, null, null, tags);
    }

    private TransferResult.Tag tag(String tag, Digest digest) {
        ImageReference reference = pull.reference().tagged(Tag.parse(tag));
        tags.transferred(reference);
        readBack.after(engine, Set.of(new Key.OfName(reference)));
        String id = Held.of(engine, reference).map(Held::imageId).orElse(null);
        return new TransferResult.Tag(reference.shortest(), id, digest.toString());
    }

    /** An engine says success also where it found the image of another platform. */
    private Platform checked(Held now) {
        if (pull.platform() == null) {
            return now.platform();
        }
        Platform asked = Platform.parse(pull.platform());
        return Stream.concat(Stream.of(now.platform()), others(now, asked))
                .filter(asked::accepts)
                .findFirst()
                .orElseThrow(() -> mismatch(now.platform()));
    }

    /** An image of several platforms tells of one of them in its document, and of all in the list. */
    private Stream<Platform> others(Held now, Platform asked) {
        if (asked.accepts(now.platform())) {
            return Stream.empty();
        }
        return readBack.now(engine).images().stream()
                .filter(image -> image.id().toString().equals(now.imageId()))
                .flatMap(image -> image.row().platforms().stream())
                .filter(row -> row.available())
                .map(row -> Platform.of(row.os(), row.architecture(), row.variant()));
    }

    private Failure missing() {
        return new Upstream(
                        ProblemType.ENGINE_FAILED,
                        "The engine " + engine.name() + " said that it had pulled "
                                + pull.reference().shortest()
                                + ", and has no such image. Look whether somebody removed it at the same time.")
                .with("engine", engine.name().value());
    }

    private Failure mismatch(Platform actual) {
        return new Upstream(
                        ProblemType.PLATFORM_MISMATCH,
                        pull.reference().shortest() + " was asked for as " + pull.platform()
                                + ", and what the engine has is for " + actual
                                + ". Look which platforms the registry offers, or remove the one that is here first.")
                .with("reference", pull.reference().shortest())
                .with("platform", pull.platform())
                .with("actual", actual.toString());
    }
}
