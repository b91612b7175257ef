package dev.longshore.registries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.longshore.fakes.StubRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkWireTests {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder = Path.of("");

    private final JdkWire wire = new JdkWire(RegistryWorld.properties(null));

    private Wire.Reply get(String scheme, String host, Trust trust, int most) throws IOException {
        return wire.send(new Wire.Question(
                "GET", URI.create(scheme + "://" + host + "/v2/"), trust, Map.of(), null, most, Duration.ofSeconds(5)));
    }

    @Test
    void aReplyComesWithStatusHeadersAndBody() throws IOException {
        try (StubRegistry registry = new StubRegistry()) {
            registry.on("/v2/", 401, "{\"errors\":[]}");
            Wire.Reply reply = get("http", registry.host(), Trust.SYSTEM, 100);
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.text()).isEqualTo("{\"errors\":[]}");
            assertThat(reply.header("docker-distribution-api-version")).contains("registry/2.0");
        }
    }

    @Test
    void aBodyThatIsTooLongIsCutOff() {
        try (StubRegistry registry = new StubRegistry()) {
            registry.on("/v2/", 200, "x".repeat(5_000_000));
            assertThatExceptionOfType(Wire.TooLong.class)
                    .isThrownBy(() -> get("http", registry.host(), Trust.SYSTEM, 1_000_000));
        }
    }

    @Test
    void whoNeverAnswersIsNotWaitedFor() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            URI uri = URI.create("http://127.0.0.1:" + silent.getLocalPort() + "/v2/");
            assertThatExceptionOfType(HttpTimeoutException.class)
                    .isThrownBy(() -> wire.send(
                            new Wire.Question("GET", uri, Trust.SYSTEM, Map.of(), null, 100, Duration.ofMillis(300))));
        }
    }

    @Test
    void aCertificateIsBelievedByItsOwnAuthorityOrWhereAnybodyIs() throws Exception {
        KeyStore keys = keys();
        try (StubRegistry registry = new StubRegistry(context(keys))) {
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> get("https", registry.host(), Trust.SYSTEM, 100));
            assertThat(get("https", registry.host(), new Trust(true, pem(keys)), 100)
                            .status())
                    .isEqualTo(200);
            assertThat(get("https", registry.host(), Trust.ANYBODY, 100).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void itsOwnAuthorityVerifiesTheHostToo() throws Exception {
        KeyStore keys = keys();
        try (StubRegistry registry = new StubRegistry(context(keys))) {
            String other = registry.host().replace("127.0.0.1", "localhost");
            assertThatExceptionOfType(SSLException.class)
                    .isThrownBy(() -> get("https", other, new Trust(true, pem(keys)), 100));
            assertThat(get("https", other, Trust.ANYBODY, 100).status()).isEqualTo(200);
        }
    }

    private KeyStore keys() throws Exception {
        Path file = folder.resolve("keys.p12");
        String keytool =
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        Process process = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "registry",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=registry",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        new String(PASSWORD),
                        "-keystore",
                        file.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static String pem(KeyStore keys) throws GeneralSecurityException {
        byte[] encoded = keys.getCertificate("registry").getEncoded();
        return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder().encodeToString(encoded)
                + "\n-----END CERTIFICATE-----\n";
    }

    private static SSLContext context(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(factory.getKeyManagers(), null, null);
        return context;
    }
}
