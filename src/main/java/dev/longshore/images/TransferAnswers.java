package dev.longshore.images;

import dev.longshore.operations.Asked;
import dev.longshore.operations.Kind;
import dev.longshore.operations.Operation;
import dev.longshore.operations.Operations;
import dev.longshore.operations.Started;
import dev.longshore.operations.State;
import dev.longshore.problem.ProblemWriter;
import dev.longshore.representation.Following;
import dev.longshore.representation.Prefer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Answers with pulls and pushes: as they stand, at their end, or as they go on. */
@Component
class TransferAnswers {

    private final Operations operations;
    private final TransferItems items;
    private final ProblemWriter problems;
    private final TransferEvents events;

    TransferAnswers(Operations operations, TransferItems items, ProblemWriter problems, TransferEvents events) {
        this.operations = operations;
        this.items = items;
        this.problems = problems;
        this.events = events;
    }

    /**
     * The answer to who began one, or joined it: 202 at once, the end if it came while the request wanted to wait, or null
     * where it was followed to the end.
     */
    @Nullable
    ResponseEntity<TransferItem> started(
            Asked asked,
            Started started,
            Following form,
            @Nullable String prefer,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        String location = asked.prefix() + started.operation().path();
        if (form != Following.JSON) {
            response.setHeader(HttpHeaders.LOCATION, location);
            events.follow(started.operation(), form, request, response);
            return null;
        }
        Optional<Duration> wait = Prefer.waiting(prefer);
        Operation now = wait.isPresent() ? operations.await(started.operation(), wait.get()) : started.operation();
        wait.ifPresent(time -> response.setHeader(Prefer.APPLIED, Prefer.applied(time)));
        return wait.isPresent() && now.state().isEnd()
                ? ended(now, started.joined(), location, request, response)
                : ResponseEntity.accepted()
                        .location(URI.create(location))
                        .body(items.of(now, started.joined(), request));
    }

    private @Nullable ResponseEntity<TransferItem> ended(
            Operation operation,
            boolean joined,
            String location,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        if (operation.state() == State.SUCCEEDED) {
            return ResponseEntity.ok()
                    .header(HttpHeaders.LOCATION, location)
                    .body(items.of(operation, joined, request));
        }
        response.setHeader(HttpHeaders.LOCATION, location);
        problems.write(TransferItems.problem(operation).with("operation", operation.id()), request, response);
        return null;
    }

    /** The answer to who cancels one, or leaves it. */
    ResponseEntity<TransferItem> cancelled(Asked asked, Kind kind, String id, HttpServletRequest request)
            throws InterruptedException {
        Operation operation = operations.get(asked.engine().name(), kind, id);
        Operations.Cancelled cancelled = operations.cancel(asked.actor(), operation);
        TransferItem item = items.of(cancelled.operation(), cancelled.left() ? false : null, request);
        boolean done = cancelled.left() || cancelled.operation().state().isEnd();
        return (done ? ResponseEntity.ok() : ResponseEntity.accepted()).body(item);
    }
}
