package dev.longshore.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.audit.Action;
import dev.longshore.fakes.FakeAudit;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(classes = SampleApplication.class, webEnvironment = WebEnvironment.RANDOM_PORT)
class DeniedChangesTests {

    private static final String VIEWER = "Authorization: Bearer viewer";

    @LocalServerPort
    private int port;

    @Autowired
    private FakeAudit audit = new FakeAudit();

    private Wire wire = new Wire(0);

    @BeforeEach
    void connect() {
        wire = new Wire(port);
        audit.ended.clear();
    }

    private FakeAudit.Entry denied(String path) throws IOException {
        Wire.Answer answer = wire.send("DELETE", path, "", VIEWER, "X-Request-Id: mine-1");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("forbidden");
        assertThat(audit.ended).hasSize(1);
        return audit.ended.getFirst();
    }

    @Test
    void aChangeThatTheRoleDoesNotAllowIsWrittenDown() throws IOException {
        FakeAudit.Entry entry = denied("/images/app:1?never=1");
        assertThat(entry.outcome().word()).isEqualTo("denied");
        assertThat(entry.outcome().code()).isEqualTo("forbidden");
        assertThat(entry.change().action()).isEqualTo(Action.IMAGE_REMOVE);
        assertThat(String.valueOf(entry.change().engine())).isEqualTo("local");
        assertThat(entry.change().target()).contains("app:1");
        assertThat(entry.actor().caller().name()).isEqualTo("viewer");
        assertThat(entry.actor().requestId()).isEqualTo("mine-1");
        assertThat(entry.actor().peer()).startsWith("127.");
    }

    @Test
    void theEngineIsTheOneThatWasMeant() throws IOException {
        assertThat(denied("/engines/far/images/app:1").change().engine()).hasToString("far");
    }

    @Test
    void whatCallersSendIsNoEnginesName() throws IOException {
        assertThat(denied("/engines/%7Eodd/images/app:1").change().engine()).hasToString("local");
    }

    private FakeAudit.Entry refused(String body, String query) throws IOException {
        Wire.Answer answer = wire.send(
                "POST",
                "/images/app:1/tags" + query,
                body,
                "Authorization: Bearer operator",
                "Content-Type: application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(audit.ended).hasSize(1);
        FakeAudit.Entry entry = audit.ended.getFirst();
        assertThat(entry.outcome().word()).isEqualTo("refused");
        assertThat(entry.outcome().code()).isEqualTo(answer.code());
        assertThat(entry.change().action()).isEqualTo(Action.IMAGE_TAG);
        assertThat(entry.change().target()).contains("app:1");
        assertThat(entry.actor().caller().name()).isEqualTo("operator");
        return entry;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"reference":           |         | malformed-body
            []                      |         | malformed-body
            {"reference":7}         |         | invalid-parameter
            {"refrence":"app:2"}    |         | unknown-parameter
            {"reference":"APP"}     |         | invalid-reference
            {"reference":"app:2"}   | ?move=1 | unknown-parameter
            """)
    void aChangeThatCannotBeReadIsWrittenDownOnceAsRefused(String body, @Nullable String query, String code)
            throws IOException {
        assertThat(refused(body, query == null ? "" : query).outcome().code()).isEqualTo(code);
    }

    @Test
    void readingsAndStrangersAreNoChanges() throws IOException {
        assertThat(wire.get("/images/app:1/inspect", VIEWER).status()).isEqualTo(403);
        assertThat(wire.send("DELETE", "/images/app:1", "").status()).isEqualTo(401);
        assertThat(audit.ended).isEmpty();
    }
}
