package dev.longshore.operations;

import dev.longshore.audit.Audit;
import dev.longshore.audit.Outcome;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unexpected;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Runs the work of operations, and writes down how it ends before anyone is told. */
@Component
class Runs {

    private static final Logger LOG = LoggerFactory.getLogger(Runs.class);

    private final Lives lives;

    Runs(Lives lives) {
        this.lives = lives;
    }

    void run(Live live, Task task, Audit.Intent intent) {
        Optional<Failure> ended = live.ending().reason();
        if (ended.isPresent()) {
            fail(live, ended.get(), intent);
            return;
        }
        lives.save(live);
        try {
            JsonNode result = task.run(live);
            intent.outcome(Outcome.done("operation " + live.view().id()));
            lives.end(live, live.succeeded(result));
        } catch (Failure failure) {
            fail(live, failure, intent);
        } catch (RuntimeException | Error e) {
            LOG.error("Operation {} failed in an unforeseen way", live.view().id(), e);
            fail(
                    live,
                    new Unexpected(
                            ProblemType.INTERNAL,
                            "Something failed inside Longshore. Its log has the cause under the operation's id.",
                            e),
                    intent);
        }
    }

    private void fail(Live live, Failure failure, Audit.Intent intent) {
        intent.outcome(Outcome.of(failure));
        lives.end(
                live,
                switch (failure.type()) {
                    case OPERATION_CANCELLED -> live.ended(State.CANCELLED);
                    case OPERATION_INTERRUPTED -> live.ended(State.INTERRUPTED);
                    default -> live.failed(failure);
                });
        LOG.info("Operation {}: {}", live.view().id(), failure.getMessage());
    }
}
