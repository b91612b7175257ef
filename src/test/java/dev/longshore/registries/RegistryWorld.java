package dev.longshore.registries;

import dev.longshore.engine.RegistryLogin;
import dev.longshore.fakes.FakeAudit;
import dev.longshore.fakes.FakeWire;
import dev.longshore.fakes.HandClock;
import dev.longshore.store.SecretFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Everything of this package on a fake network, with a clock that a test moves and a store in memory. */
public final class RegistryWorld {

    /** The network. */
    public final FakeWire wire = new FakeWire();

    /** The clock. */
    public final HandClock clock = new HandClock();

    final FakeAudit audit = new FakeAudit();
    final Map<String, String> files = new ConcurrentHashMap<>();
    final DataSource source = source();
    final RegistryProperties properties = properties(null);
    final RegistryStore store = new RegistryStore(JdbcClient.create(source));
    final Vault vault = new Vault(new KeyRing(properties, files()));
    final Registries registries = new Registries(store, vault, audit, clock, this::hear);
    final StoredLogins logins = new StoredLogins(store, vault, new DockerConfig(properties));
    final Targets targets = new Targets(store, registries, logins);
    final Bounds bounds = new Bounds(wire);
    final RateLimits limits = new RateLimits(clock);
    final RegistryCalls calls =
            new RegistryCalls(wire, bounds, limits, new TokenDesk(wire, bounds, limits, clock), properties);
    final RegistryApi api = new RegistryApi(calls);
    final RemoteTags remoteTags = new RemoteTags(targets, api, properties, clock);

    private void hear(Object event) {
        if (event instanceof RegistryChanged change) {
            remoteTags.changed(change);
        }
    }

    private static DataSource source() {
        SingleConnectionDataSource source = new SingleConnectionDataSource("jdbc:sqlite::memory:", true);
        Flyway.configure()
                .dataSource(source)
                .locations("classpath:db/migration/sqlite")
                .load()
                .migrate();
        return source;
    }

    static RegistryProperties properties(@Nullable String key) {
        return new RegistryProperties(
                key,
                null,
                Duration.ofSeconds(3),
                Duration.ofSeconds(10),
                Duration.ofSeconds(15),
                Duration.ofMinutes(5));
    }

    SecretFiles files() {
        return new SecretFiles() {
            @Override
            public Optional<String> readSecret(String name) {
                return Optional.ofNullable(files.get(name));
            }

            @Override
            public Path writeSecret(String name, String text) {
                files.put(name, text);
                return Path.of(name);
            }
        };
    }

    /** Comparisons with the registries. */
    public Standings standings() {
        return new Standings(remoteTags, properties);
    }

    /** Searches of the registries. */
    public RegistrySearch search() {
        return new RegistrySearch(targets, api, properties);
    }

    /** Sets up a registry without credentials. */
    public void configure(String host) {
        configure(host, null, false);
    }

    void configure(String host, @Nullable Credentials credentials, boolean insecure) {
        RegistryHost parsed = RegistryHost.parse(host);
        store.put(new StoredRegistry(
                parsed,
                credentials == null ? null : vault.seal(parsed, credentials),
                null,
                insecure,
                clock.instant(),
                clock.instant()));
    }

    /** A registry that only a reference names. */
    static RegistryTarget stranger(String host) {
        return RegistryTarget.of(RegistryHost.of(host), null);
    }

    static RegistryTarget known(String host, @Nullable RegistryLogin login) {
        return new RegistryTarget(RegistryHost.parse(host), login, Trust.SYSTEM, false, true);
    }

    static RegistryLogin password(String host) {
        return new RegistryLogin(host, "ci", "s3cret-canary", null, "registries");
    }

    static Deadline soon() {
        return Deadline.in(Duration.ofSeconds(10));
    }

    List<String> requests() {
        return wire.requests();
    }
}
