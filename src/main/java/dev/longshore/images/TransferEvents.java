package dev.longshore.images;

import dev.longshore.operations.Delta;
import dev.longshore.operations.Follower;
import dev.longshore.operations.Operation;
import dev.longshore.operations.Operations;
import dev.longshore.representation.FollowerProperties;
import dev.longshore.representation.Following;
import dev.longshore.representation.Json;
import dev.longshore.representation.LiveAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Tells a reader of a pull or push as it goes on. Each reader has a thread of its own, which reads the state when it has
 * written what came before: a slow one skips what is past, and nobody waits for it.
 */
@Component
class TransferEvents {

    private static final String END = "end";

    /** No reader needs more than five pictures a second. */
    private static final Duration PACE = Duration.ofMillis(200);

    private final Operations operations;
    private final TransferItems items;
    private final Duration keepAlive;

    TransferEvents(Operations operations, TransferItems items, FollowerProperties followers) {
        this.operations = operations;
        this.items = items;
        this.keepAlive = followers.patience();
    }

    /** Whether the reader comes back having seen the end, as browsers do where nobody tells them not to. */
    static boolean hasSeenTheEnd(HttpServletRequest request) {
        return END.equals(request.getHeader("Last-Event-ID"));
    }

    /** Follows it to its end, or until the reader has gone. */
    void follow(Operation operation, Following form, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        Follower follower = operations.follow(operation);
        if (form == Following.TEXT) {
            print(follower, LiveAnswer.text(response));
        } else {
            events(follower, request, LiveAnswer.events(response));
        }
    }

    private void events(Follower follower, HttpServletRequest request, LiveAnswer answer)
            throws IOException, InterruptedException {
        Function<Delta, byte[]> whole = delta -> Json.bytes(items.of(delta.operation(), request));
        String last = request.getHeader("Last-Event-ID");
        long revision = resumed(follower, last);
        if (revision < 0) {
            Delta snapshot = follower.snapshot();
            revision = snapshot.revision();
            answer.event(id(follower, revision), "snapshot", whole.apply(snapshot));
        }
        while (!follower.ended()) {
            Optional<Delta> next = follower.changes(revision, keepAlive);
            if (next.isEmpty()) {
                answer.keepAlive();
            } else if (!next.get().operation().state().isEnd()) {
                change(follower, next.get(), answer);
                revision = next.get().revision();
                follower.awaitEnd(PACE);
            }
        }
        Delta end = follower.snapshot();
        answer.event(END, end.operation().state().word(), whole.apply(end));
    }

    private static void change(Follower follower, Delta delta, LiveAnswer answer) throws IOException {
        answer.event(
                id(follower, delta.revision()),
                delta.restarted() ? "restarted" : "progress",
                Json.bytes(TransferChange.of(delta)));
    }

    /** The revision that the reader has seen; below 0 if that is not known here any more. */
    private static long resumed(Follower follower, @Nullable String lastEventId) {
        return lastEventId == null ? -1 : follower.revision(lastEventId.strip()).orElse(-1);
    }

    private static String id(Follower follower, long revision) {
        return follower.epoch() + "-" + revision;
    }

    /** Text has no comments: where nothing is printed for long, a line says so, before a proxy takes the line for dead. */
    private void print(Follower follower, LiveAnswer answer) throws IOException, InterruptedException {
        List<String> last = List.of();
        int printed = 0;
        boolean ended;
        do {
            ended = follower.ended();
            List<String> lines = follower.lines(printed, ended ? Duration.ZERO : keepAlive.multipliedBy(2));
            boolean quiet = lines.isEmpty() && !follower.ended();
            write(quiet ? List.of(TransferItems.signOfLife(follower.snapshot().operation())) : lines, answer);
            printed += lines.size();
            last = lines.isEmpty() ? last : lines;
        } while (!ended);
        write(items.lastLines(follower.snapshot().operation(), last.isEmpty() ? "" : last.getLast()), answer);
    }

    private static void write(List<String> lines, LiveAnswer answer) throws IOException {
        for (String line : lines) {
            answer.line(line);
        }
        answer.flush();
    }
}
