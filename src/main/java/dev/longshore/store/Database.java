package dev.longshore.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The SQLite database in the data folder. Its migrations lie in {@code db/migration/sqlite}. */
@Configuration(proxyBeanMethods = false)
class Database {

    private static final int BUSY_MILLIS = 5_000;
    private static final int CONNECTIONS = 4;

    @Bean
    DataSource dataSource(DataFolder folder) {
        SQLiteDataSource sqlite = new SQLiteDataSource(settings());
        sqlite.setUrl("jdbc:sqlite:" + folder.path().resolve("longshore.db"));
        HikariConfig pool = new HikariConfig();
        pool.setPoolName("store");
        pool.setDataSource(sqlite);
        pool.setMaximumPoolSize(CONNECTIONS);
        pool.setMinimumIdle(1);
        pool.setConnectionTimeout(BUSY_MILLIS);
        return new HikariDataSource(pool);
    }

    @Bean
    TransactionTemplate transactions(DataSource store) {
        return new TransactionTemplate(new JdbcTransactionManager(store));
    }

    private static SQLiteConfig settings() {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        config.setBusyTimeout(BUSY_MILLIS);
        config.enforceForeignKeys(true);
        // A transaction that reads first and writes later could not wait for another writer; this one waits at its
        // start.
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        return config;
    }
}
