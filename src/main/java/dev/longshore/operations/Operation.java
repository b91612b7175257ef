package dev.longshore.operations;

import dev.longshore.engine.EngineName;
import java.time.Instant;
import tools.jackson.databind.JsonNode;

/**
 * Work that outlives its request, as it stands at one moment.
 *
 * @param id a UUID
 * @param kind what is done
 * @param engine where
 * @param subject to what: a canonical reference
 * @param request what was asked for, as its feature wrote it
 * @param askedBy the name of the token that asked first
 * @param askedAt when that was
 * @param standing how it stands
 */
public record Operation(
        String id,
        Kind kind,
        EngineName engine,
        String subject,
        JsonNode request,
        String askedBy,
        Instant askedAt,
        Standing standing) {

    /** Its path on its engine, below what the caller puts before. */
    public String path() {
        return kind.path() + "/" + id;
    }

    /** How it stands, in one word. */
    public State state() {
        return standing.state();
    }

    Operation with(Standing now) {
        return new Operation(id, kind, engine, subject, request, askedBy, askedAt, now);
    }
}
