package dev.longshore.engine.docker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import dev.longshore.engine.EngineName;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Base64;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An engine on TCP that shows its certificate and wants to see ours. */
class TlsTests {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private HttpsServer server;

    @BeforeEach
    void start() throws Exception {
        TlsFiles files = certificate("engine");
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(TlsContext.of(files)) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = getSSLContext().getDefaultSSLParameters();
                wanted.setNeedClientAuth(true);
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            byte[] body = "[]".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Api-Version", "1.51");
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void anEngineBehindTlsIsReadWithOurCertificate() throws Exception {
        try (DockerEngine engine = engine(files("engine"))) {
            assertThat(engine.images().list()).isEmpty();
        }
    }

    @Test
    void withoutOurCertificateTlsFails() throws Exception {
        TlsFiles authorityOnly = new TlsFiles(files("engine").authority(), null, null);
        try (DockerEngine engine = engine(authorityOnly)) {
            assertThat(failure(engine).type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
        }
    }

    @Test
    void anEngineWhoseCertificateIsNotTrustedIsRefused() throws Exception {
        try (DockerEngine engine = engine(certificate("stranger"))) {
            assertThat(String.valueOf(failure(engine).members().get("cause"))).startsWith("TLS failed");
        }
    }

    @Test
    void plainHttpToATlsPortDoesNotPassForAnAnswer() throws Exception {
        try (DockerEngine engine = engine(null)) {
            assertThat(failure(engine).type()).isEqualTo(ProblemType.ENGINE_UNREACHABLE);
        }
    }

    @Test
    void whatIsNoPemIsRefusedByName() throws IOException {
        Path nonsense = Files.writeString(folder.resolve("nonsense.pem"), "nonsense");

        assertThatThrownBy(() -> TlsContext.of(new TlsFiles(nonsense, null, null)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining(nonsense.toString());
    }

    private DockerEngine engine(@Nullable TlsFiles files) throws Refusal {
        String host = "tcp://127.0.0.1:" + server.getAddress().getPort();
        EngineTarget target = EngineTarget.of(host, files, false, "a test");
        return DockerEngine.at(EngineName.LOCAL, target, TestEngine.USUAL, new SimpleMeterRegistry());
    }

    private static Failure failure(DockerEngine engine) {
        return Objects.requireNonNull(
                catchThrowableOfType(Failure.class, () -> engine.images().list()));
    }

    /** Makes a certificate that is its own authority. */
    private TlsFiles certificate(String name) throws Exception {
        Path store = folder.resolve(name + ".p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(),
                        "-genkeypair",
                        "-alias",
                        "it",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        "secret")
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve(name + ".log").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
        KeyStore keys = KeyStore.getInstance(store.toFile(), "secret".toCharArray());
        pem(name + "-cert.pem", "CERTIFICATE", keys.getCertificate("it").getEncoded());
        pem(
                name + "-key.pem",
                "PRIVATE KEY",
                keys.getKey("it", "secret".toCharArray()).getEncoded());
        return files(name);
    }

    private void pem(String file, String what, byte[] content) throws IOException {
        String base64 = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(content);
        Files.writeString(
                folder.resolve(file), "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, base64, what));
    }

    private TlsFiles files(String name) {
        Path certificate = folder.resolve(name + "-cert.pem");
        return new TlsFiles(certificate, certificate, folder.resolve(name + "-key.pem"));
    }
}
