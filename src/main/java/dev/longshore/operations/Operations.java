package dev.longshore.operations;

import dev.longshore.access.Role;
import dev.longshore.audit.Action;
import dev.longshore.audit.Actor;
import dev.longshore.audit.Audit;
import dev.longshore.audit.Change;
import dev.longshore.audit.Outcome;
import dev.longshore.engine.EngineName;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Texts;
import dev.longshore.problem.Unavailable;
import dev.longshore.store.ServiceInstance;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Begins operations, finds them and ends them. They go on whatever becomes of those who asked. */
@Component
@EnableConfigurationProperties(OperationProperties.class)
public class Operations {

    private static final Duration CANCELLING = Duration.ofSeconds(2);
    private static final Duration STOPPING = Duration.ofSeconds(3);
    private static final int RETRY_SECONDS = 5;

    private final Map<EngineName, Lane> lanes = new ConcurrentHashMap<>();
    private final Map<String, Live> byJoinKey = new HashMap<>();
    private final OperationProperties properties;
    private final OperationRows rows;
    private final Lives lives;
    private final Runs runs;
    private final Audit audit;
    private final OperationIds ids;
    private final Clock clock;
    private final String epoch;
    private boolean stopping;

    Operations(
            OperationProperties properties,
            OperationRows rows,
            Lives lives,
            Runs runs,
            Audit audit,
            OperationIds ids,
            Clock clock,
            ServiceInstance instance) {
        this.properties = properties;
        this.rows = rows;
        this.lives = lives;
        this.runs = runs;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
        this.epoch = instance.life().substring(0, 8);
    }

    /**
     * Begins the work, or joins the same work where it is under way. Returns at once.
     *
     * @throws Unavailable {@code too-many-operations} if as many wait as may, {@code shutting-down}, {@code store-busy}
     * @throws Invalid {@code idempotency-mismatch} if the caller used the key for another request
     */
    public Started start(Actor actor, Order order) {
        synchronized (byJoinKey) {
            Optional<Operation> before = replayed(actor, order.key());
            return before.map(operation -> new Started(operation, false)).orElseGet(() -> joined(actor, order));
        }
    }

    private Optional<Operation> replayed(Actor actor, @Nullable IdempotencyKey key) {
        if (key == null) {
            return Optional.empty();
        }
        return rows.known(actor.caller().name(), key).flatMap(known -> {
            if (!known.fingerprint().equals(key.fingerprint())) {
                throw new Invalid(
                                ProblemType.IDEMPOTENCY_MISMATCH,
                                "The " + IdempotencyKey.HEADER + " " + key.text()
                                        + " came before with another request. Make a new key for each request.")
                        .with("key", key.text());
            }
            return find(known.operation());
        });
    }

    private Started joined(Actor actor, Order order) {
        Live same = order.joinKey() == null ? null : byJoinKey.get(order.joinKey());
        if (same == null || same.ended() || same.ending().reason().isPresent()) {
            return new Started(begin(actor, order).view(), false);
        }
        Audit.Intent intent = audit.intent(actor, order.change());
        same.join(actor.caller().name());
        intent.outcome(Outcome.done("joined " + same.view().id()));
        return new Started(same.view(), true);
    }

    private Live begin(Actor actor, Order order) {
        Change change = order.change();
        Lane lane = lanes.computeIfAbsent(order.engine(), name -> new Lane(properties.atOnce(), properties.queue()));
        refuseIfNoPlace(order.engine(), lane);
        Audit.Intent intent = audit.intent(actor, change);
        Live live = new Live(made(actor, order), epoch, clock);
        try {
            rows.add(live.view(), order.joinKey(), order.key());
        } catch (Failure failure) {
            intent.outcome(Outcome.of(failure));
            throw failure;
        }
        lives.add(live);
        if (order.joinKey() != null) {
            byJoinKey.put(order.joinKey(), live);
        }
        lane.enter(live, () -> {
            try {
                runs.run(live, order.task(), intent);
            } finally {
                gone(order.joinKey(), live);
                lane.left();
            }
        });
        return live;
    }

    private void gone(@Nullable String joinKey, Live live) {
        synchronized (byJoinKey) {
            byJoinKey.remove(joinKey, live);
        }
    }

    private void refuseIfNoPlace(EngineName engine, Lane lane) {
        if (stopping) {
            throw new Unavailable(ProblemType.SHUTTING_DOWN, "The service is stopping and begins nothing new.")
                    .with("retryAfterSeconds", RETRY_SECONDS);
        }
        if (lane.isFull()) {
            throw new Unavailable(
                            ProblemType.TOO_MANY_OPERATIONS,
                            properties.queue() + (properties.queue() == 1 ? " operation waits" : " operations wait")
                                    + " for the engine " + engine
                                    + " already, as many as longshore.operations.queue allows. Try again when some are"
                                    + " done.")
                    .with("limit", properties.queue())
                    .with("retryAfterSeconds", RETRY_SECONDS);
        }
    }

    private Operation made(Actor actor, Order order) {
        return new Operation(
                ids.next(),
                order.kind(),
                order.engine(),
                order.change().target(),
                order.request(),
                actor.caller().name(),
                clock.instant(),
                Standing.queued(null));
    }

    /**
     * The operation as it stands now.
     *
     * @throws NotFound {@code operation-not-found}, naming its path if it is one of another engine
     */
    public Operation get(EngineName engine, Kind kind, String id) {
        Operation found = find(id).filter(each -> each.kind() == kind).orElseThrow(() -> notFound(kind, id, null));
        if (!found.engine().equals(engine)) {
            throw notFound(kind, id, "/engines/" + found.engine() + found.path());
        }
        return found;
    }

    private Optional<Operation> find(String id) {
        return lives.find(id).map(Live::view).or(() -> rows.find(id));
    }

    private Failure notFound(Kind kind, String id, @Nullable String path) {
        String where = path == null
                ? "Those that ended are kept for " + properties.keep().toHours() + " h. GET " + kind.path()
                        + " lists those there are."
                : "It is one of another engine: " + path + ".";
        return new NotFound(
                        ProblemType.OPERATION_NOT_FOUND,
                        "No " + kind.word() + " here has the id " + Texts.shown(id) + ". " + where)
                .with("operation", Texts.cut(id))
                .with("path", path);
    }

    /**
     * A page of the engine's operations of the kind, newest first.
     *
     * @param states which; empty for all
     * @param after behind which one, null for the start
     * @param most how many
     */
    public List<Operation> list(EngineName engine, Kind kind, Set<State> states, @Nullable Place after, int most) {
        return rows.list(engine, kind, states, after, most).stream()
                .map(row -> lives.find(row.id()).map(Live::view).orElse(row))
                .toList();
    }

    /** Follows one that {@link #get} has found; one that ended before is told as it ended. */
    public Follower follow(Operation operation) {
        return lives.find(operation.id()).<Follower>map(live -> live).orElseGet(() -> new Ended(operation, epoch));
    }

    /**
     * Waits until the operation has ended, or that long.
     *
     * @return how it stands then
     */
    public Operation await(Operation operation, Duration patience) throws InterruptedException {
        Optional<Live> live = lives.find(operation.id());
        if (live.isEmpty()) {
            return find(operation.id()).orElse(operation);
        }
        live.get().awaitEnd(patience);
        return live.get().view();
    }

    /**
     * What became of a wish to cancel.
     *
     * @param operation the operation as it stands then
     * @param left whether the caller has left it, and it goes on
     */
    public record Cancelled(Operation operation, boolean left) {}

    /**
     * Ends it for all, if the caller began it or is an admin; takes the caller out of it, if they joined it. Waits up to
     * 2 s for the end.
     *
     * @throws Conflict {@code operation-finished} if it ended in another way
     * @throws dev.longshore.problem.Denied {@code forbidden} if the caller has no part in it
     */
    public Cancelled cancel(Actor actor, Operation operation) throws InterruptedException {
        Change change = new Change(
                Action.OPERATION_CANCEL,
                operation.engine(),
                operation.subject(),
                Map.of("operation", operation.id(), "kind", operation.kind().word()));
        Live live = lives.find(operation.id()).orElse(null);
        Cancelled asked = audit.during(
                actor,
                change,
                () -> asked(actor, operation, live),
                cancelled -> cancelled.left() ? "left" : "cancelled");
        if (live == null || asked.left()) {
            return asked;
        }
        live.awaitEnd(CANCELLING);
        return live.ended() ? cancelled(live.view()) : new Cancelled(live.view(), false);
    }

    private Cancelled asked(Actor actor, Operation operation, @Nullable Live live) {
        if (live == null || live.ended()) {
            return cancelled(find(operation.id()).orElse(operation));
        }
        String caller = actor.caller().name();
        boolean own = operation.askedBy().equals(caller);
        if (!own && live.leave(caller)) {
            return new Cancelled(live.view(), true);
        }
        if (!own) {
            actor.mustBe(Role.ADMIN, "To cancel the " + operation.kind().word() + " of another");
        }
        end(live);
        return new Cancelled(live.view(), false);
    }

    private void end(Live live) {
        Operation operation = live.view();
        rows.cancelRequested(operation.id(), clock.instant());
        live.ending()
                .end(new Conflict(ProblemType.OPERATION_CANCELLED, "The operation was cancelled.")
                        .with("operation", operation.id()));
        withdraw(live);
    }

    /** One that has not begun ends on a thread of its own, as if its turn had come: there is one way to end. */
    private void withdraw(Live live) {
        Lane lane = lanes.get(live.view().engine());
        if (lane != null) {
            lane.hurry(live);
        }
    }

    private static Cancelled cancelled(Operation operation) {
        if (operation.state() != State.CANCELLED) {
            throw new Conflict(
                            ProblemType.OPERATION_FINISHED,
                            "The " + operation.kind().word() + " has ended before, as "
                                    + operation.state().word() + ".")
                    .with("operation", operation.id())
                    .with("state", operation.state().word());
        }
        return new Cancelled(operation, false);
    }

    /** Begins nothing more, and ends what runs as interrupted, which those who follow are told. */
    @EventListener(ContextClosedEvent.class)
    void stop() throws InterruptedException {
        synchronized (byJoinKey) {
            stopping = true;
        }
        List<Live> open = lives.open();
        for (Live live : open) {
            live.ending()
                    .end(new Conflict(ProblemType.OPERATION_INTERRUPTED, "The service was stopped meanwhile.")
                            .with("operation", live.view().id()));
            withdraw(live);
        }
        long end = System.nanoTime() + STOPPING.toNanos();
        for (Live live : open) {
            live.awaitEnd(Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
    }
}
