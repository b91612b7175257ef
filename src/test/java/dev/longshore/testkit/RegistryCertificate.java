package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A certificate that nobody trusts by itself, and its key, both as PEM.
 *
 * @param certificate the certificate, which is its own CA
 * @param key its key
 * @param store both as the JDK wants them
 */
record RegistryCertificate(Path certificate, Path key, KeyStore store) {

    private static final String PASSWORD = "changeit";

    static RegistryCertificate make(Path folder) {
        Path file = folder.resolve("tls.p12");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        List<String> command = List.of(
                keytool.toString(), "-genkeypair", "-alias", "registry", "-keyalg", "EC", "-dname", "CN=registry.test");
        List<String> rest = List.of(
                "-ext",
                "san=ip:127.0.0.1,dns:localhost,dns:registry.test",
                "-ext",
                "bc:critical=ca:true",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
        Commands.run(Map.of(), Stream.concat(command.stream(), rest.stream()).toList());
        try {
            KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD.toCharArray());
            byte[] key = store.getKey("registry", PASSWORD.toCharArray()).getEncoded();
            return new RegistryCertificate(
                    pem(
                            folder.resolve("ca.pem"),
                            "CERTIFICATE",
                            store.getCertificate("registry").getEncoded()),
                    pem(folder.resolve("key.pem"), "PRIVATE KEY", key),
                    store);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A context that trusts it. */
    SSLContext context() {
        try {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("registry", store.getCertificate("registry"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path pem(Path file, String what, byte[] der) {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
        try {
            return Files.writeString(file, "-----BEGIN %s-----\n%s\n-----END %s-----\n".formatted(what, body, what));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
