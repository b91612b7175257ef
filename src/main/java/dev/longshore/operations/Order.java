package dev.longshore.operations;

import dev.longshore.audit.Change;
import dev.longshore.engine.EngineName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * An operation to begin.
 *
 * @param kind what is done
 * @param engine where
 * @param change the same for the audit: its target is the operation's subject
 * @param joinKey what makes another order the same work; null if nobody may join
 * @param request what to remember of the request; never a secret
 * @param key the caller's idempotency key, null if there is none
 * @param task the work
 */
public record Order(
        Kind kind,
        EngineName engine,
        Change change,
        @Nullable String joinKey,
        JsonNode request,
        @Nullable IdempotencyKey key,
        Task task) {}
