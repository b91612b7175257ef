package dev.longshore.operations;

import dev.longshore.engine.EngineName;
import dev.longshore.problem.Problem;
import dev.longshore.problem.ProblemType;
import dev.longshore.store.ServiceInstance;
import dev.longshore.store.StoreFailures;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Operations in the store. Moments are milliseconds since 1970, so that they sort. */
@Component
class OperationRows {

    private static final TypeReference<LinkedHashMap<String, Object>> MEMBERS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final JsonMapper mapper;
    private final String owner;
    private final String service;

    OperationRows(JdbcClient jdbc, TransactionTemplate transactions, JsonMapper mapper, ServiceInstance instance) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.mapper = mapper;
        this.service = instance.name();
        this.owner = service + "/" + instance.life();
    }

    /** A failure of the problem as it was kept. */
    private record KeptProblem(String code, String detail, Map<String, Object> members) {}

    /**
     * Writes a new one down, with the key it was asked with.
     *
     * @throws dev.longshore.problem.Unavailable {@code store-busy}, {@code store-full}
     */
    void add(Operation operation, @Nullable String joinKey, @Nullable IdempotencyKey key) {
        reporting(() -> transactions.executeWithoutResult(status -> {
            insert(operation, isUnderWay(joinKey) ? null : joinKey);
            if (key != null) {
                jdbc.sql("insert into idempotency_keys (caller, key, fingerprint, operation) values (?, ?, ?, ?)")
                        .params(operation.askedBy(), key.text(), key.fingerprint(), operation.id())
                        .update();
            }
        }));
    }

    /** One that is about to end keeps its key until it has. */
    private boolean isUnderWay(@Nullable String joinKey) {
        return jdbc.sql("select count(*) from operations where join_key = ? and state in ('queued', 'running')")
                        .param(joinKey)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private void insert(Operation operation, @Nullable String joinKey) {
        jdbc.sql("""
                insert into operations (id, kind, engine, subject, request, join_key, state, asked_by, asked_at, attempts,
                    progress, owner, heartbeat_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
                """)
                .param(operation.id())
                .param(operation.kind().word())
                .param(operation.engine().value())
                .param(operation.subject())
                .param(operation.request().toString())
                .param(joinKey)
                .param(operation.state().word())
                .param(operation.askedBy())
                .param(operation.askedAt().toEpochMilli())
                .param(mapper.writeValueAsString(operation.standing().progress()))
                .param(owner)
                .param(operation.askedAt().toEpochMilli())
                .update();
    }

    /** The key another operation was asked with. */
    record KnownKey(String fingerprint, String operation) {}

    Optional<KnownKey> known(String caller, IdempotencyKey key) {
        return reading(
                () -> jdbc.sql("select fingerprint, operation from idempotency_keys where caller = ? and key = ?")
                        .params(caller, key.text())
                        .query((row, n) -> new KnownKey(row.getString("fingerprint"), row.getString("operation")))
                        .optional());
    }

    /** Writes down how one stands. */
    void update(Operation operation) {
        Standing now = operation.standing();
        jdbc.sql("""
                update operations set state = ?, started_at = ?, finished_at = ?, attempts = ?, progress = ?, result = ?,
                    problem = ?
                where id = ?
                """)
                .param(now.state().word())
                .param(millis(now.startedAt()))
                .param(millis(now.finishedAt()))
                .param(now.attempts())
                .param(mapper.writeValueAsString(now.progress()))
                .param(now.result() == null ? null : now.result().toString())
                .param(now.problem() == null ? null : kept(now.problem()))
                .param(operation.id())
                .update();
    }

    /** Writes down that somebody wants it to end. */
    void cancelRequested(String id, Instant at) {
        jdbc.sql("update operations set cancel_requested_at = coalesce(cancel_requested_at, ?) where id = ?")
                .params(at.toEpochMilli(), id)
                .update();
    }

    /** Says that this process lives and has its operations in hand. */
    void beat(Instant now) {
        jdbc.sql("update operations set heartbeat_at = ? where owner = ? and state in ('queued', 'running')")
                .params(now.toEpochMilli(), owner)
                .update();
    }

    /** Ends those that an earlier life of this service left, and those whose service has not been heard of. */
    int interrupt(Instant now, Duration silence) {
        return jdbc.sql("""
                        update operations set state = 'interrupted', finished_at = max(heartbeat_at, asked_at)
                        where state in ('queued', 'running') and owner <> ? and (owner like ? or heartbeat_at < ?)
                        """)
                .params(owner, service + "/%", now.minus(silence).toEpochMilli())
                .update();
    }

    /** Forgets those that ended before. */
    int forget(Instant before) {
        return jdbc.sql("delete from operations where state not in ('queued', 'running') and finished_at < ?")
                .param(before.toEpochMilli())
                .update();
    }

    Optional<Operation> find(String id) {
        return reading(() -> jdbc.sql("select * from operations where id = ?")
                .param(id)
                .query(this::read)
                .optional());
    }

    /** Newest first. */
    List<Operation> list(EngineName engine, Kind kind, Set<State> states, @Nullable Place after, int most) {
        String words = words(states);
        return reading(() -> jdbc.sql("""
                        select * from operations
                        where engine = ? and kind = ? and (? = '' or instr(?, ',' || state || ',') > 0)
                            and (? is null or asked_at < ? or (asked_at = ? and id < ?))
                        order by asked_at desc, id desc limit ?
                        """)
                .param(engine.value())
                .param(kind.word())
                .param(words)
                .param(words)
                .param(after == null ? null : after.id())
                .param(after == null ? 0 : after.askedAtMillis())
                .param(after == null ? 0 : after.askedAtMillis())
                .param(after == null ? "" : after.id())
                .param(most)
                .query(this::read)
                .list());
    }

    private static String words(Collection<State> states) {
        return states.isEmpty() ? "" : states.stream().map(State::word).collect(Collectors.joining(",", ",", ","));
    }

    private Operation read(ResultSet row, int n) throws SQLException {
        return new Operation(
                row.getString("id"),
                Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
                new EngineName(row.getString("engine")),
                row.getString("subject"),
                mapper.readTree(row.getString("request")),
                row.getString("asked_by"),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                standing(row));
    }

    private Standing standing(ResultSet row) throws SQLException {
        @Nullable String result = row.getString("result");
        @Nullable String problem = row.getString("problem");
        return new Standing(
                State.ofWord(row.getString("state")).orElseThrow(),
                null,
                moment(row, "started_at"),
                moment(row, "finished_at"),
                row.getInt("attempts"),
                false,
                mapper.readValue(row.getString("progress"), Progress.class),
                result == null ? null : mapper.readTree(result),
                problem == null ? null : problem(mapper.readTree(problem)));
    }

    private String kept(Problem problem) {
        return mapper.writeValueAsString(new KeptProblem(problem.type().code(), problem.detail(), problem.members()));
    }

    /** One whose type this version does not know any more says at least what it said. */
    private Problem problem(JsonNode kept) {
        return new Problem(
                ProblemType.ofCode(kept.path("code").asString()).orElse(ProblemType.INTERNAL),
                kept.path("detail").asString(),
                mapper.convertValue(kept.path("members"), MEMBERS));
    }

    private static @Nullable Long millis(@Nullable Instant moment) {
        return moment == null ? null : Long.valueOf(moment.toEpochMilli());
    }

    private static @Nullable Instant moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(millis);
    }

    private static void reporting(Runnable work) {
        reading(() -> {
            work.run();
            return true;
        });
    }

    private static <T> T reading(Supplier<T> work) {
        try {
            return work.get();
        } catch (DataAccessException e) {
            throw StoreFailures.of(e).<RuntimeException>map(failure -> failure).orElse(e);
        }
    }
}
