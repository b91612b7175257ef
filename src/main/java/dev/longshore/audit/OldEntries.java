package dev.longshore.audit;

import dev.longshore.problem.BadSetting;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Takes entries out of the record that are older than it is to be kept, at the start and daily. */
@Component
@EnableConfigurationProperties(AuditProperties.class)
class OldEntries {

    /** So few at a time that a change which has to be written down does not wait for them. */
    static final int AT_ONCE = 500;

    private static final Logger LOG = LoggerFactory.getLogger(OldEntries.class);

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Duration keep;

    /** @throws BadSetting if nothing would be kept, or longer than dates go */
    OldEntries(AuditProperties properties, JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
        keep = properties.keep();
        if (keep.compareTo(Duration.ofDays(1)) < 0 || keep.compareTo(Duration.ofDays(36_500)) > 0) {
            throw new BadSetting(
                    "longshore.audit.keep",
                    "an entry cannot be kept for " + keep,
                    "Set it to 1d or more, and 36500d at most, such as 90d.");
        }
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void remove() {
        String before = clock.instant().minus(keep).toString();
        try {
            int removed = 0;
            int batch;
            do {
                batch = removeSome(before);
                removed += batch;
            } while (batch == AT_ONCE);
            LOG.debug("{} entries of the record were older than {}", removed, before);
        } catch (DataAccessException e) {
            LOG.warn("Old entries stay in the record of changes until tomorrow", e);
        }
    }

    /** An entry whose change is still under way is not old. */
    private int removeSome(String before) {
        return jdbc.sql("""
                delete from audit where id in
                    (select id from audit where asked_at < ? and outcome <> 'intended' order by asked_at limit ?)
                """).param(before).param(AT_ONCE).update();
    }
}
