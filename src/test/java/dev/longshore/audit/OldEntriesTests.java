package dev.longshore.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.access.Role;
import dev.longshore.engine.EngineName;
import dev.longshore.fakes.HandClock;
import dev.longshore.fakes.Requests;
import dev.longshore.problem.BadSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

class OldEntriesTests {

    private static final Duration KEEP = Duration.ofDays(90);

    @TempDir
    private Path folder = Path.of("");

    private final HandClock clock = new HandClock();

    private JdbcClient jdbc = JdbcClient.create(new SingleConnectionDataSource());

    @BeforeEach
    void open() {
        String url = "jdbc:sqlite:" + folder.resolve("longshore.db");
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:db/migration/sqlite")
                .load()
                .migrate();
        jdbc = JdbcClient.create(new SingleConnectionDataSource(url, true));
    }

    private OldEntries keeping(Duration keep) {
        return new OldEntries(new AuditProperties(keep), jdbc, clock);
    }

    private Audit.Intent announced(StoredAudit audit, String target) {
        return audit.intent(
                Requests.actor(Role.OPERATOR), new Change(Action.IMAGE_REMOVE, EngineName.LOCAL, target, Map.of()));
    }

    private List<@Nullable String> targets() {
        return jdbc.sql("select target from audit order by id")
                .query(String.class)
                .list();
    }

    @Test
    void whatIsOlderThanItIsKeptGoesAndTheRestStays() {
        StoredAudit audit = new StoredAudit(jdbc, clock);
        announced(audit, "old").outcome(Outcome.done(null));
        clock.pass(Duration.ofSeconds(2));
        announced(audit, "young").outcome(Outcome.done(null));
        clock.pass(KEEP.minusSeconds(1));
        keeping(KEEP).remove();
        assertThat(targets()).containsExactly("young");
    }

    @Test
    void manyGoInSeveralSmallSteps() {
        StoredAudit audit = new StoredAudit(jdbc, clock);
        for (int n = 0; n < 2 * OldEntries.AT_ONCE + 1; n++) {
            announced(audit, "old").outcome(Outcome.done(null));
        }
        clock.pass(KEEP.plusSeconds(1));
        keeping(KEEP).remove();
        assertThat(targets()).isEmpty();
    }

    @Test
    void aChangeUnderWayIsNotOld() {
        announced(new StoredAudit(jdbc, clock), "under way");
        clock.pass(KEEP.plusDays(1));
        keeping(KEEP).remove();
        assertThat(targets()).containsExactly("under way");
    }

    @Test
    void aStoreThatFailsIsTriedAgainAnotherDay() {
        OldEntries entries = keeping(KEEP);
        jdbc.sql("drop table audit").update();
        assertThatCode(entries::remove).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT23H", "PT-24H", "P36501D"})
    void keepingNothingOrForeverIsRefused(String keep) {
        assertThatExceptionOfType(BadSetting.class)
                .isThrownBy(() -> keeping(Duration.parse(keep)))
                .withMessageContaining("longshore.audit.keep");
    }
}
