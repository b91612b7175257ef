package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.Longshore;
import dev.longshore.contract.ExampleWorld;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Clients that OpenAPI Generator makes from the committed document compile, and read the {@link ExampleWorld}. */
@SpringBootTest(
        classes = {Longshore.class, ExampleWorld.class},
        webEnvironment = WebEnvironment.RANDOM_PORT)
class ClientsIT {

    private static final String READ = """
            listed [team/app:1.1, team/app:latest] 25165824 2026-01-30T09:15:00Z
            listed [postgres:17] 157286400 2025-12-24T18:00:00Z
            image amd64 [/app, serve] 2
            history 4
            tags [team/app:1.1, team/app:latest]
            container [web] running
            container [db] exited
            engine far true
            engine local true
            far [redis:8]
            problem 404 image-not-found 404
            """;

    @TempDir
    private static Path folder = Path.of("");

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("longshore.data-dir", () -> folder.resolve("data").toString());
    }

    @BeforeAll
    static void generate() throws IOException {
        GeneratedClients.generate(folder);
    }

    @Test
    void theJavaClientReads() throws IOException {
        assertThat(GeneratedClients.java(folder, servers())).isEqualTo(READ);
    }

    @Test
    void theTypeScriptClientReads() throws IOException {
        assertThat(GeneratedClients.typeScript(folder, servers())).isEqualTo(READ);
    }

    private GeneratedClients.Servers servers() {
        return GeneratedClients.Servers.of("http://localhost:" + port, "far", "viewer");
    }
}
