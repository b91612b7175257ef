package dev.longshore.images;

import dev.longshore.engine.Engine;
import dev.longshore.operations.Kind;
import dev.longshore.operations.Operation;
import dev.longshore.operations.Operations;
import dev.longshore.operations.Place;
import dev.longshore.representation.Answer;
import dev.longshore.representation.Following;
import dev.longshore.representation.Json;
import dev.longshore.representation.LiveAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Reads of pulls and pushes. */
@Component
class TransferReads {

    private final Operations operations;
    private final TransferItems items;
    private final TransferEvents events;

    TransferReads(Operations operations, TransferItems items, TransferEvents events) {
        this.operations = operations;
        this.items = items;
        this.events = events;
    }

    ResponseEntity<byte[]> list(Engine engine, Kind kind, TransferListQuery query, HttpServletRequest request) {
        @Nullable Integer most = query.most();
        int limit = most == null ? Integer.MAX_VALUE - 1 : most;
        List<Operation> found = operations.list(engine.name(), kind, query.states(), query.place(), limit + 1);
        boolean more = found.size() > limit;
        List<Operation> page = more ? found.subList(0, limit) : found;
        TransferList list = new TransferList(
                page.stream().map(operation -> items.of(operation, request)).toList(),
                more ? Place.behind(page.getLast()).text() : null);
        return Answer.untagged(Json.bytes(list)).to(request);
    }

    ResponseEntity<byte[]> one(Engine engine, Kind kind, String id, HttpServletRequest request) {
        Operation operation = operations.get(engine.name(), kind, id);
        return Answer.untagged(Json.bytes(items.of(operation, request))).to(request);
    }

    void follow(
            Engine engine,
            Kind kind,
            String id,
            Following form,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException, InterruptedException {
        Operation operation = operations.get(engine.name(), kind, id);
        if (form == Following.EVENTS && TransferEvents.hasSeenTheEnd(request)) {
            LiveAnswer.nothingMore(response);
            return;
        }
        events.follow(operation, form, request, response);
    }
}
