package dev.longshore.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.access.Tokens;
import dev.longshore.problem.BadSetting;
import dev.longshore.problem.ProblemType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class FirstStartTests {

    /** printf %s letmein | sha256sum. */
    private static final String HASH = "1c8bfe8f801d79745c4631d09fff36c82aa37fc4cce4fc946683d7b336b63032";

    @TempDir
    private Path folder = Path.of("");

    @Configuration(proxyBeanMethods = false)
    @ComponentScan
    @EnableConfigurationProperties({StoreProperties.class, TokenProperties.class})
    static class Store {}

    private void start(Consumer<AssertableApplicationContext> check, String... properties) {
        new ApplicationContextRunner()
                .withUserConfiguration(Store.class)
                .withConfiguration(AutoConfigurations.of(
                        DataSourceAutoConfiguration.class,
                        JdbcTemplateAutoConfiguration.class,
                        JdbcClientAutoConfiguration.class,
                        FlywayAutoConfiguration.class))
                .withPropertyValues("spring.flyway.locations=classpath:db/migration/{vendor}")
                .withPropertyValues("longshore.data-dir=" + folder.resolve("data"))
                .withPropertyValues(properties)
                .run(check::accept);
    }

    private String adminToken() {
        try {
            return Files.readString(folder.resolve("data/admin-token")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theFirstStartMakesAnAdminTokenThatOnlyItsOwnerCanRead(CapturedOutput output) {
        start(context -> {
            assertThat(context.getBean(Tokens.class).callerOf(adminToken())).contains(new Caller("admin", Role.ADMIN));
            assertThat(context.getBean(Tokens.class).callerOf(adminToken() + "x"))
                    .isEmpty();
        });
        assertThat(adminToken()).matches("lsh_[A-Za-z0-9_-]{43}");
        assertThat(permissions("data")).isEqualTo("rwx------");
        assertThat(permissions("data/admin-token")).isEqualTo("rw-------");
        assertThat(output.getAll())
                .contains(folder.resolve("data/admin-token").toString())
                .doesNotContain(adminToken());
    }

    @Test
    void theStoreHoldsOnlyTheHash() throws IOException {
        start(context -> assertThat(context.getBean(JdbcClient.class)
                        .sql("select sha256 from tokens")
                        .query(String.class)
                        .list())
                .containsExactly(TokenHash.of(adminToken()).hex()));
        byte[] token = adminToken().getBytes(StandardCharsets.UTF_8);
        try (var files = Files.list(folder.resolve("data"))) {
            assertThat(files.filter(file -> !file.endsWith("admin-token")))
                    .isNotEmpty()
                    .allSatisfy(file ->
                            assertThat(indexOf(Files.readAllBytes(file), token)).isNegative());
        }
    }

    @Test
    void aRestartKeepsTheToken() {
        start(context -> assertThat(context).hasNotFailed());
        String first = adminToken();
        start(context ->
                assertThat(context.getBean(Tokens.class).callerOf(first)).isPresent());
        assertThat(adminToken()).isEqualTo(first);
    }

    @Test
    void theDatabaseWaitsForItsWritersAndHoldsItsForeignKeys() {
        start(context -> {
            JdbcClient jdbc = context.getBean(JdbcClient.class);
            assertThat(jdbc.sql("pragma journal_mode").query(String.class).single())
                    .isEqualTo("wal");
            assertThat(jdbc.sql("pragma busy_timeout").query(Integer.class).single())
                    .isEqualTo(5_000);
            assertThat(jdbc.sql("pragma foreign_keys").query(Integer.class).single())
                    .isEqualTo(1);
        });
    }

    @Test
    void configuredTokensWorkBesideIt() {
        start(
                context -> assertThat(context.getBean(Tokens.class).callerOf("letmein"))
                        .contains(new Caller("grafana", Role.VIEWER)),
                "longshore.security.tokens[0].name=grafana",
                "longshore.security.tokens[0].role=viewer",
                "longshore.security.tokens[0].sha256=" + HASH.toUpperCase(Locale.ROOT));
    }

    @Test
    void aTokenThatCannotBeMeantStopsTheStartAndNamesThePropertyAndTheRemedy() {
        refused("tokens[0].sha256", "name=a", "role=viewer", "sha256=letmein");
        refused("tokens[0].role", "name=a", "role=root", "sha256=" + HASH);
        refused("tokens[0].name", "role=viewer", "sha256=" + HASH);
        refused("tokens[0].name", "name=admin", "role=viewer", "sha256=" + HASH);
    }

    private void refused(String property, String... values) {
        String[] properties = Stream.of(values)
                .map(value -> "longshore.security.tokens[0]." + value)
                .toArray(String[]::new);
        start(
                context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .isInstanceOfSatisfying(BadSetting.class, bad -> {
                            assertThat(bad).hasMessageStartingWith("longshore.security." + property);
                            assertThat(bad.getMessage()).doesNotContain("letmein");
                            assertThat(bad.remedy()).isNotEmpty();
                        }),
                properties);
    }

    @Test
    void aDataFolderThatCannotBeWrittenStopsTheStart() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        start(
                context -> assertThat(context.getStartupFailure())
                        .hasStackTraceContaining("longshore.data-dir")
                        .hasStackTraceContaining("BadSetting"),
                "longshore.data-dir=" + file.resolve("data"));
    }

    @Test
    void aLockedDatabaseIsBusyAndAFullOneFull() {
        start(context -> {
            try (Connection one = context.getBean(DataSource.class).getConnection();
                    Connection other =
                            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/longshore.db"))) {
                one.setAutoCommit(false);
                one.createStatement().execute("update tokens set withdrawn_at = null");
                other.createStatement().execute("pragma busy_timeout = 0");
                assertThatThrownBy(() -> other.createStatement().execute("delete from tokens"))
                        .satisfies(thrown -> assertThat(StoreFailures.of(new IllegalStateException(thrown)))
                                .hasValueSatisfying(
                                        failure -> assertThat(failure.type()).isEqualTo(ProblemType.STORE_BUSY)));
                one.rollback();
                one.setAutoCommit(true);
                other.createStatement().execute("pragma max_page_count = 1");
                assertThatThrownBy(() -> other.createStatement()
                                .execute("create table big as select hex(randomblob(500000)) as text"))
                        .satisfies(thrown -> assertThat(StoreFailures.of(thrown))
                                .hasValueSatisfying(
                                        failure -> assertThat(failure.type()).isEqualTo(ProblemType.STORE_FULL)));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThat(StoreFailures.of(new IllegalStateException("another"))).isEmpty();
    }

    private String permissions(String name) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int indexOf(byte[] all, byte[] part) {
        return new String(all, StandardCharsets.ISO_8859_1).indexOf(new String(part, StandardCharsets.ISO_8859_1));
    }
}
