package dev.longshore.audit;

import dev.longshore.store.StoreFailures;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Component;

/**
 * The record in the store, and one structured log record for each change when it has ended. A change whose end was never
 * written, since the service died, is unknown at the next start.
 */
@Component
class StoredAudit implements Audit {

    private static final Logger LOG = LoggerFactory.getLogger("dev.longshore.audit");

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredAudit(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        jdbc.sql("update audit set outcome = 'unknown', ended_at = ? where outcome = 'intended'")
                .param(clock.instant().toString())
                .update();
    }

    @Override
    public Intent intent(Actor actor, Change change) {
        long id = announced(actor, change);
        return outcome -> {
            log(actor, change, outcome);
            end(id, outcome);
        };
    }

    private long announced(Actor actor, Change change) {
        try {
            return insert(actor, change, clock.instant());
        } catch (DataAccessException e) {
            throw StoreFailures.of(e).<RuntimeException>map(failure -> failure).orElse(e);
        }
    }

    /** The change has been made or not by now: a store that fails here must not tell the caller otherwise. */
    private void end(long id, Outcome outcome) {
        try {
            jdbc.sql("update audit set outcome = ?, code = ?, detail = ?, ended_at = ? where id = ?")
                    .param(outcome.word())
                    .param(outcome.code())
                    .param(outcome.detail())
                    .param(clock.instant().toString())
                    .param(id)
                    .update();
        } catch (DataAccessException e) {
            LOG.error("The end of change {} is in this log only: {}", id, outcome, e);
        }
    }

    private long insert(Actor actor, Change change, Instant now) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("""
                insert into audit (asked_at, caller, role, peer, request_id, action, engine, target, details, outcome)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, 'intended')
                """)
                .params(
                        now.toString(),
                        actor.caller().name(),
                        actor.caller().role().word(),
                        actor.peer(),
                        actor.requestId(),
                        change.action().word(),
                        change.engineText(),
                        change.target(),
                        details(change.details()))
                .update(key);
        return Objects.requireNonNull(key.getKey()).longValue();
    }

    private static String details(Map<String, String> details) {
        return new TreeMap<>(details)
                .entrySet().stream()
                        .map(detail -> detail.getKey() + "=" + detail.getValue())
                        .collect(Collectors.joining(" "));
    }

    private static void log(Actor actor, Change change, Outcome outcome) {
        LoggingEventBuilder line = LOG.atInfo()
                .addKeyValue("audit.action", change.action().word())
                .addKeyValue("audit.outcome", outcome.word())
                .addKeyValue("audit.caller", actor.caller().name())
                .addKeyValue("audit.role", actor.caller().role().word())
                .addKeyValue("audit.peer", actor.peer())
                .addKeyValue("audit.requestId", actor.requestId())
                .addKeyValue("audit.target", change.target());
        if (change.engine() != null) {
            line = line.addKeyValue("audit.engine", change.engineText());
        }
        for (Map.Entry<String, String> detail : new TreeMap<>(change.details()).entrySet()) {
            line = line.addKeyValue("audit." + detail.getKey(), detail.getValue());
        }
        if (outcome.code() != null) {
            line = line.addKeyValue("audit.code", outcome.code());
        }
        line.log("{} {} {}", change.action().word(), change.target(), outcome.word());
    }
}
