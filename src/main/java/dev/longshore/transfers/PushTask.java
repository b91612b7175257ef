package dev.longshore.transfers;

import dev.longshore.engine.Engine;
import dev.longshore.engine.RegistryLogin;
import dev.longshore.engine.TransferredTags;
import dev.longshore.inventory.Key;
import dev.longshore.inventory.ReadBack;
import dev.longshore.operations.Running;
import dev.longshore.operations.Task;
import dev.longshore.problem.Failure;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.reference.Digest;
import dev.longshore.reference.ImageReference;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Pushes one tag. */
record PushTask(
        Engine engine,
        ImageReference tag,
        @Nullable RegistryLogin login,
        Attempts attempts,
        TransferredTags tags,
        ReadBack readBack,
        Function<TransferResult, JsonNode> written)
        implements Task {

    @Override
    public JsonNode run(Running running) {
        Held pushed = attempts.ask(running, () -> Held.of(engine, tag)).orElseThrow(this::missing);
        Told told = pushed(running);
        Digest digest = told.digest();
        return written.apply(new TransferResult(
                told.status(),
                pushed.imageId(),
                digest == null ? null : digest.toString(),
                pushed.platform().toString(),
                null,
                null,
                null));
    }

    /** Also a push that fails may have moved the tag before. */
    private Told pushed(Running running) {
        try {
            return attempts.run(
                    running, tag.shortest(), lines -> engine.transfers().push(tag, login, lines, running.ending()));
        } finally {
            tags.transferred(tag);
            readBack.after(engine, Set.of(new Key.OfName(tag)));
        }
    }

    private Failure missing() {
        return new NotFound(
                        ProblemType.IMAGE_NOT_FOUND,
                        "The engine " + engine.name() + " has no image " + tag.shortest()
                                + " to push. Give an image that tag first.")
                .with("image", tag.shortest());
    }
}
