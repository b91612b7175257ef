package dev.longshore.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Volume;
import dev.longshore.testkit.EngineSocket;
import dev.longshore.testkit.PrivateEngine;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.testcontainers.containers.Container.ExecResult;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The image, started as SECURITY.md advises: no root, no capability, no file system to write to. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DockerImageIT {

    private final PrivateEngine engine = LongshoreImage.engine();
    private final GenericContainer<?> longshore = hardened();

    /** Healthy by its own HEALTHCHECK, or this fails. */
    @BeforeAll
    void start() {
        PrivateEngineStrategy.use(engine);
        longshore.start();
    }

    @AfterAll
    void remove() {
        longshore.close();
    }

    @Test
    void showsTheEngineWhoseSocketItWasGiven() throws Exception {
        HttpResponse<String> images = visitor().get("/images?reference=" + LongshoreImage.NAME);
        assertThat(images.statusCode()).as(images.body()).isEqualTo(200);
        JsonNode items = JsonMapper.shared().readTree(images.body()).get("items");
        assertThat(items).hasSize(1);
        assertThat(items.get(0).get("id").asString())
                .isEqualTo(inspect().get("Image").asString());
        assertThat(items.get(0).at("/containers/0/id").asString()).isEqualTo(longshore.getContainerId());
    }

    @Test
    void tellsNothingWithoutTheToken() {
        assertThat(Visitor.of(port()).get("/images").statusCode()).isEqualTo(401);
    }

    @Test
    void greetsPeopleWithSwaggerUi() {
        HttpResponse<String> page = Visitor.of(port()).get("/");
        assertThat(page.statusCode()).as(page.body()).isEqualTo(200);
        assertThat(page.body()).containsIgnoringCase("swagger");
    }

    @Test
    void startsFromWhatItsRehearsalWroteDown() throws Exception {
        assertThat(inside("cat", "/proc/1/maps").getStdout()).contains("/app/longshore.aot");
    }

    @Test
    void runsAsNobodyInTheGroupOfTheSocket() throws Exception {
        assertThat(inside("id", "-u").getStdout()).isEqualTo("65532\n");
        assertThat(inside("id", "-G").getStdout()).isEqualTo(LongshoreImage.SOCKET_GROUP + "\n");
        assertThat(inside("cat", "/proc/1/status").getStdout())
                .containsPattern("CapBnd:\\s+0{16}\n")
                .containsPattern("NoNewPrivs:\\s+1\n");
    }

    @Test
    void writesToItsDataAndTemporaryFoldersOnly() throws Exception {
        for (String folder : List.of("/data", "/tmp")) {
            assertThat(inside("touch", folder + "/written").getExitCode())
                    .as(folder)
                    .isZero();
        }
        for (String folder : List.of("/", "/app", "/etc", "/var/tmp", "/run")) {
            assertThat(inside("touch", folder + "/written").getStderr())
                    .as(folder)
                    .contains("Read-only file system");
        }
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void endsInOrderWithinTenSeconds() {
        long start = System.nanoTime();
        socket().post("/containers/" + longshore.getContainerId() + "/stop?t=30")
                .expect(204);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
        // 128 and SIGTERM: Java's own way of saying that it ended in order.
        assertThat(inspect().at("/State/ExitCode").asInt()).isEqualTo(143);
        assertThat(longshore.getLogs()).contains("Graceful shutdown complete");
    }

    private GenericContainer<?> hardened() {
        return new GenericContainer<>(DockerImageName.parse(LongshoreImage.NAME))
                .withImagePullPolicy(image -> false)
                .withExposedPorts(8080)
                .withCreateContainerCmdModifier(this::harden)
                .waitingFor(Wait.forHealthcheck().withStartupTimeout(Duration.ofMinutes(3)));
    }

    private void harden(CreateContainerCmd command) {
        HostConfig host = Objects.requireNonNull(command.getHostConfig());
        // Testcontainers' own way to bind would first pull an image to see whether binding works.
        host.withBinds(new Bind(engine.socket().toString(), new Volume("/var/run/docker.sock")))
                .withReadonlyRootfs(true)
                .withTmpFs(Map.of("/tmp", "exec,size=64m"))
                .withCapDrop(Capability.ALL)
                .withSecurityOpts(List.of("no-new-privileges:true"));
        command.withUser("65532:" + LongshoreImage.SOCKET_GROUP);
    }

    private Visitor visitor() throws IOException, InterruptedException {
        return Visitor.of(port()).with(inside("cat", "/data/admin-token").getStdout());
    }

    private int port() {
        return longshore.getMappedPort(8080);
    }

    private ExecResult inside(String... command) throws IOException, InterruptedException {
        return longshore.execInContainer(command);
    }

    private EngineSocket socket() {
        return engine.client();
    }

    private JsonNode inspect() {
        return socket().get("/containers/" + longshore.getContainerId() + "/json")
                .expect(200)
                .json();
    }
}
