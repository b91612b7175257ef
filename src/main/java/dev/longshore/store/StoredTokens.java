package dev.longshore.store;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.access.Tokens;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens of the store and of the configuration, looked up in memory by their hash. */
@Component
@EnableConfigurationProperties(TokenProperties.class)
class StoredTokens implements Tokens {

    static final String ADMIN_FILE = "admin-token";

    private static final Logger LOG = LoggerFactory.getLogger(StoredTokens.class);
    private static final String PREFIX = "lsh_";
    private static final int RANDOM_BYTES = 32;

    private final Map<TokenHash, Caller> callers = new ConcurrentHashMap<>();
    private final JdbcClient jdbc;
    private final DataFolder folder;

    StoredTokens(JdbcClient jdbc, DataFolder folder, TokenProperties properties) {
        this.jdbc = jdbc;
        this.folder = folder;
        if (jdbc.sql("select count(*) from tokens").query(Integer.class).single() == 0) {
            makeAdmin();
        }
        jdbc.sql("select name, role, sha256 from tokens where withdrawn_at is null")
                .query((row, n) -> callers.put(
                        TokenHash.ofHex(row.getString("sha256")),
                        new Caller(
                                row.getString("name"),
                                Role.ofWord(row.getString("role")).orElseThrow())))
                .list();
        callers.putAll(ConfiguredTokens.read(properties.tokens(), names()));
    }

    @Override
    public Optional<Caller> callerOf(String token) {
        return Optional.ofNullable(callers.get(TokenHash.of(token)));
    }

    private Set<String> names() {
        return callers.values().stream().map(Caller::name).collect(Collectors.toSet());
    }

    /** The file comes first: should the row fail, the next start makes both anew. */
    private void makeAdmin() {
        byte[] random = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(random);
        String token = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
        try {
            Path file = folder.writeSecret(ADMIN_FILE, token + "\n");
            insert("admin", Role.ADMIN, TokenHash.of(token));
            LOG.info("First start: made an admin token. It lies in {}", file);
        } catch (IOException e) {
            throw new UncheckedIOException("the admin token cannot be written", e);
        }
    }

    private void insert(String name, Role role, TokenHash hash) {
        jdbc.sql("insert into tokens (name, role, sha256, created_at) values (?, ?, ?, ?)")
                .params(name, role.word(), hash.hex(), Instant.now().toString())
                .update();
    }
}
