package dev.longshore.operations;

import dev.longshore.audit.Audit;
import dev.longshore.store.InstanceIn;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;
import tools.jackson.databind.json.JsonMapper;

/** Operations over a database of a test's own; opened again it is the same service in another life. */
record OperationsOnDisk(Operations operations, Lives lives, OperationRows rows) {

    static final int QUEUE = 5;

    static OperationsOnDisk in(Path folder, Audit audit, Clock clock) {
        SQLiteDataSource source = source(folder);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/sqlite")
                .load()
                .migrate();
        OperationProperties properties = new OperationProperties(3, QUEUE, Duration.ofHours(24));
        var instance = InstanceIn.folder(folder);
        OperationRows rows = new OperationRows(
                JdbcClient.create(source),
                new TransactionTemplate(new DataSourceTransactionManager(source)),
                JsonMapper.shared(),
                instance);
        Lives lives = new Lives(rows, properties, clock);
        return new OperationsOnDisk(
                new Operations(properties, rows, lives, new Runs(lives), audit, new OperationIds(), clock, instance),
                lives,
                rows);
    }

    private static SQLiteDataSource source(Path folder) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setBusyTimeout(5_000);
        config.enforceForeignKeys(true);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve("longshore.db"));
        return source;
    }
}
