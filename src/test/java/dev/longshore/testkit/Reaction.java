package dev.longshore.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a proxy or a stub does with a request. */
public sealed interface Reaction {

    /** Answers with this status, these headers and this body; length and connection are added. */
    record Reply(int status, Map<String, String> headers, String body) implements Reaction {}

    /** Hands the request on to the engine at that socket and its answer back, byte for byte. */
    record Forward(Path engine) implements Reaction {}

    /** Hands the request on and closes both connections after that many bytes of answer, head included. */
    record Cut(Path engine, int afterBytes) implements Reaction {}

    /** Answers 200 with these chunks of JSON, one after another, and then does that. */
    record Chunks(List<String> chunks, End end) implements Reaction {

        /** How a stream ends. */
        public enum End {
            /** In order, with the last chunk. */
            CLEAN,
            /** By closing the connection without it, as an engine that dies does. */
            BROKEN,
            /** It does not: the connection stays open until the caller closes it. */
            NEVER
        }
    }

    /** Hands the request on, and of the lines of its endless answer not all, not once, and not in their order. */
    record Unsteady(Path engine, LineFaults faults) implements Reaction {}

    /** Never answers; the connection stays open until the caller or the server closes it. */
    record Hang() implements Reaction {}

    /** Closes the connection without a byte. */
    record Close() implements Reaction {}

    /** Waits, then does something else. */
    record Delayed(Duration delay, Reaction then) implements Reaction {}

    /** An answer of that status and type. */
    static Reaction reply(int status, String contentType, String body) {
        return new Reply(status, Map.of("Content-Type", contentType), body);
    }

    /** A JSON answer with status 200. */
    static Reaction json(String body) {
        return reply(200, "application/json", body);
    }

    /** What HAProxy in front of an engine's socket answers to what it does not let through. */
    static Reaction forbidden() {
        return reply(403, "text/html", """
                <html><body><h1>403 Forbidden</h1>
                Request forbidden by administrative rules.
                </body></html>
                """);
    }
}
