package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.longshore.Longshore;
import dev.longshore.contract.ExampleWorld;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Clients that OpenAPI Generator makes from the committed document compile, read the {@link ExampleWorld} and change it. */
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
            far [team/report:1.4]
            far [redis:8, team/cache:8]
            far [team/base:3]
            problem 404 image-not-found 404
            """;

    private static final String CHANGED = """
            tagged team/app:1.2
            moved team/app:latest from sha256:a3ed95ca
            taken 409 tag-taken
            verdict blocked [container db exited]
            refused 409 image-in-use [container db DELETE]
            gone [db]
            postgres:17 200 [postgres:17] 1
            team/app:2.0 404 image-not-found
            team/app:1.1 200 [team/app:1.1] 0
            """;

    @TempDir
    private static Path folder = Path.of("");

    @LocalServerPort
    private int port;

    @Autowired
    private ExampleWorld world = new ExampleWorld();

    @DynamicPropertySource
    static void properties(DynamicPropertyRegistry registry) {
        registry.add("longshore.data-dir", () -> folder.resolve("data").toString());
    }

    @BeforeAll
    static void generate() throws IOException {
        GeneratedClients.generate(folder);
    }

    @BeforeEach
    void begin() {
        world.begin();
    }

    @Test
    void theJavaClientReads() {
        assertThat(GeneratedClients.java(folder, "ReadImages", servers("viewer")))
                .isEqualTo(READ);
    }

    @Test
    void theTypeScriptClientReads() {
        assertThat(GeneratedClients.typeScript(folder, "read-images", servers("viewer")))
                .isEqualTo(READ);
    }

    @Test
    void theJavaClientTagsAsksAndRemoves() {
        assertThat(GeneratedClients.java(folder, "ChangeImages", servers("operator")))
                .isEqualTo(CHANGED);
    }

    @Test
    void theTypeScriptClientTagsAsksAndRemoves() {
        assertThat(GeneratedClients.typeScript(folder, "change-images", servers("operator")))
                .isEqualTo(CHANGED);
    }

    private GeneratedClients.Servers servers(String token) {
        return GeneratedClients.Servers.of("http://localhost:" + port, "far", token);
    }
}
