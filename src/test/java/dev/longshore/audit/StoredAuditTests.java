package dev.longshore.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.longshore.access.Role;
import dev.longshore.engine.EngineName;
import dev.longshore.fakes.HandClock;
import dev.longshore.fakes.Requests;
import dev.longshore.fakes.Rows;
import dev.longshore.problem.Conflict;
import dev.longshore.problem.Denied;
import dev.longshore.problem.Failure;
import dev.longshore.problem.Invalid;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import dev.longshore.problem.Upstream;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

class StoredAuditTests {

    private static final Change CHANGE = new Change(
            Action.IMAGE_REMOVE,
            EngineName.LOCAL,
            "docker.io/library/app:1",
            Map.of("noPrune", "false", "force", "true"));

    @TempDir
    private Path folder = Path.of("");

    private final Logger logger = (Logger) LoggerFactory.getLogger("dev.longshore.audit");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final HandClock clock = new HandClock();

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        Flyway.configure()
                .dataSource(url(), null, null)
                .locations("classpath:db/migration/sqlite")
                .load()
                .migrate();
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
    }

    private String url() {
        return "jdbc:sqlite:" + folder.resolve("longshore.db");
    }

    private JdbcClient jdbc() {
        return JdbcClient.create(new DriverManagerDataSource(url() + "?busy_timeout=50"));
    }

    private StoredAudit audit() {
        return new StoredAudit(jdbc(), clock);
    }

    private Map<String, @Nullable Object> row() {
        return jdbc().sql("select * from audit").query().singleRow();
    }

    private static String change(StoredAudit audit, Supplier<String> work) {
        return audit.during(Requests.actor(Role.OPERATOR), CHANGE, work, result -> result);
    }

    @Test
    void aChangeIsWrittenDownWithAllThatMatters() {
        change(audit(), () -> {
            assertThat(row()).containsEntry("outcome", "intended").containsEntry("ended_at", null);
            clock.pass(Duration.ofSeconds(2));
            return "untagged 1";
        });
        assertThat(row())
                .containsEntry("asked_at", Rows.NOW.toString())
                .containsEntry("ended_at", Rows.NOW.plusSeconds(2).toString())
                .containsEntry("caller", "ci")
                .containsEntry("role", "operator")
                .containsEntry("peer", "192.0.2.7")
                .containsEntry("request_id", "request-1")
                .containsEntry("action", "image-remove")
                .containsEntry("engine", "local")
                .containsEntry("target", "docker.io/library/app:1")
                .containsEntry("details", "force=true noPrune=false")
                .containsEntry("outcome", "done")
                .containsEntry("code", null)
                .containsEntry("detail", "untagged 1");
    }

    record End(RuntimeException thrown, String word, String code) {}

    static Stream<End> ends() {
        return Stream.of(
                new End(new Denied(ProblemType.FORBIDDEN, "No."), "denied", "forbidden"),
                new End(new NotFound(ProblemType.IMAGE_NOT_FOUND, "None."), "refused", "image-not-found"),
                new End(new Conflict(ProblemType.LAST_TAG, "Last."), "refused", "last-tag"),
                new End(new Invalid(ProblemType.ID_TOO_SHORT, "Short."), "refused", "id-too-short"),
                new End(new Upstream(ProblemType.ENGINE_FAILED, "Broken."), "failed", "engine-failed"),
                new End(new Unavailable(ProblemType.ENGINE_BUSY, "Busy."), "failed", "engine-busy"),
                new End(Requests.timeout().with("outcome", "unchanged"), "failed", "engine-timeout"),
                new End(Requests.timeout(), "unknown", "engine-timeout"),
                new End(new IllegalStateException("a defect"), "failed", "internal"));
    }

    @ParameterizedTest
    @MethodSource("ends")
    void everyEndHasItsWord(End end) {
        StoredAudit audit = audit();
        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> change(audit, () -> {
                    throw end.thrown();
                }))
                .isSameAs(end.thrown());
        assertThat(row()).containsEntry("outcome", end.word()).containsEntry("code", end.code());
        assertThat(keyValues()).containsEntry("audit.outcome", end.word()).containsEntry("audit.code", end.code());
    }

    @Test
    void aChangeWhoseEndWasNeverWrittenIsUnknownAtTheNextStart() {
        audit().intent(Requests.actor(Role.OPERATOR), CHANGE);
        clock.pass(Duration.ofHours(1));
        audit();
        assertThat(row())
                .containsEntry("outcome", "unknown")
                .containsEntry("ended_at", clock.instant().toString());
    }

    @Test
    void withoutItsIntentNothingIsChanged() {
        StoredAudit audit = audit();
        jdbc().sql("drop table audit").update();
        List<String> asked = new ArrayList<>();
        assertThatExceptionOfType(DataAccessException.class)
                .isThrownBy(() -> change(audit, () -> {
                    asked.add("engine");
                    return "";
                }));
        assertThat(asked).isEmpty();
        assertThat(log.list).isEmpty();
    }

    @Test
    void aBusyStoreIsAProblemOfItsOwn() throws SQLException {
        StoredAudit audit = audit();
        try (Connection writer = DriverManager.getConnection(url())) {
            writer.createStatement().execute("begin exclusive");
            assertThatExceptionOfType(Failure.class)
                    .isThrownBy(() -> change(audit, () -> "never"))
                    .matches(failure -> failure.type() == ProblemType.STORE_BUSY);
        }
        assertThat(jdbc().sql("select * from audit").query().listOfRows()).isEmpty();
    }

    @Test
    void aStoreThatFailsAtTheEndTakesNothingFromTheAnswer() {
        StoredAudit audit = audit();
        String answer = change(audit, () -> {
            jdbc().sql("drop table audit").update();
            return "untagged 1";
        });
        assertThat(answer).isEqualTo("untagged 1");
        assertThat(keyValues()).containsEntry("audit.outcome", "done");
        assertThat(log.list.getLast().getFormattedMessage()).contains("in this log only");
    }

    @Test
    void theLogHasOneRecordWithAFieldForEachFact() {
        change(audit(), () -> "untagged 1");
        assertThat(log.list).hasSize(1);
        assertThat(keyValues())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "audit.action", "image-remove",
                        "audit.outcome", "done",
                        "audit.caller", "ci",
                        "audit.role", "operator",
                        "audit.peer", "192.0.2.7",
                        "audit.requestId", "request-1",
                        "audit.engine", "local",
                        "audit.target", "docker.io/library/app:1",
                        "audit.force", "true",
                        "audit.noPrune", "false"));
    }

    /** Hostile text goes into the store as it is, and into the log as arguments, which the output escapes. */
    @Test
    void hostileTextIsKeptAsItIs() {
        String evil = "app'); drop table audit; --\r\nFORGED {}\u001b[31m";
        Change change = new Change(Action.CONTAINER_STOP, EngineName.LOCAL, evil, Map.of());
        audit().during(Requests.actor(Role.ADMIN), change, () -> 1, result -> "");
        assertThat(row()).containsEntry("target", evil).containsEntry("details", "");
        assertThat(log.list.getFirst().getMessage()).isEqualTo("{} {} {}");
        assertThat(keyValues()).containsEntry("audit.target", evil);
    }

    private Map<String, Object> keyValues() {
        return log.list.getFirst().getKeyValuePairs().stream()
                .collect(Collectors.toMap(pair -> pair.key, pair -> pair.value));
    }
}
