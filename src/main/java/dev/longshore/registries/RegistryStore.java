package dev.longshore.registries;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The registries in the store. */
@Component
class RegistryStore {

    private final JdbcClient jdbc;

    RegistryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All of them, by host. */
    List<StoredRegistry> all() {
        return jdbc.sql("select * from registries order by host")
                .query((row, n) -> registry(row))
                .list();
    }

    Optional<StoredRegistry> of(RegistryHost host) {
        return jdbc.sql("select * from registries where host = ?")
                .param(host.text())
                .query((row, n) -> registry(row))
                .optional();
    }

    /** Keeps it; one of that host is replaced, but for the time it was created. */
    void put(StoredRegistry registry) {
        StoredRegistry.Kept kept = registry.credentials();
        jdbc.sql("""
                insert into registries (host, credential_kind, credential_user, sealed, key_id, ca_certificate, insecure,
                    created_at, changed_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                on conflict (host) do update set credential_kind = excluded.credential_kind,
                    credential_user = excluded.credential_user, sealed = excluded.sealed, key_id = excluded.key_id,
                    ca_certificate = excluded.ca_certificate, insecure = excluded.insecure,
                    changed_at = excluded.changed_at
                """)
                .param(registry.host().text())
                .param(kept == null ? null : kept.kind())
                .param(kept == null ? null : kept.user())
                .param(kept == null ? null : kept.sealed().text())
                .param(kept == null ? null : kept.sealed().keyId())
                .param(registry.caCertificate())
                .param(registry.insecure() ? 1 : 0)
                .param(registry.createdAt().toString())
                .param(registry.changedAt().toString())
                .update();
    }

    void remove(RegistryHost host) {
        jdbc.sql("delete from registries where host = ?").param(host.text()).update();
    }

    private static StoredRegistry registry(ResultSet row) throws SQLException {
        return new StoredRegistry(
                new RegistryHost(row.getString("host")),
                kept(row),
                row.getString("ca_certificate"),
                row.getInt("insecure") == 1,
                Instant.parse(row.getString("created_at")),
                Instant.parse(row.getString("changed_at")));
    }

    private static StoredRegistry.@Nullable Kept kept(ResultSet row) throws SQLException {
        String kind = row.getString("credential_kind");
        return kind == null
                ? null
                : new StoredRegistry.Kept(
                        kind,
                        row.getString("credential_user"),
                        new Sealed(row.getString("key_id"), row.getString("sealed")));
    }
}
