package dev.longshore.registries;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whose certificates are believed.
 *
 * @param verifies whether certificates are verified
 * @param authorities PEM of authorities beside the system's; null for none
 */
public record Trust(boolean verifies, @Nullable String authorities) {

    /** The system's authorities only. */
    public static final Trust SYSTEM = new Trust(true, null);

    /** Anybody. */
    public static final Trust ANYBODY = new Trust(false, null);

    /** The JDK's context of it. */
    SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, managers(), null);
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS", e);
        }
    }

    private TrustManager @Nullable [] managers() throws GeneralSecurityException, IOException {
        if (!verifies) {
            return new TrustManager[] {new Everybody()};
        }
        return authorities == null ? null : factory(both(authorities)).getTrustManagers();
    }

    private static TrustManagerFactory factory(@Nullable KeyStore store) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(store);
        return factory;
    }

    private static KeyStore both(String authorities) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        Stream<X509Certificate> system = Stream.of(factory(null).getTrustManagers())
                .filter(X509TrustManager.class::isInstance)
                .flatMap(manager -> Stream.of(((X509TrustManager) manager).getAcceptedIssuers()));
        int n = 0;
        for (Certificate each :
                Stream.concat(system, certificates(authorities).stream()).toList()) {
            store.setCertificateEntry("authority-" + n++, each);
        }
        return store;
    }

    /**
     * The certificates that PEM holds, at least one.
     *
     * @throws IllegalArgumentException if it holds none, or something else
     */
    static List<Certificate> certificates(String pem) {
        try {
            Collection<? extends Certificate> found = CertificateFactory.getInstance("X.509")
                    .generateCertificates(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
            if (found.isEmpty() || !pem.contains("-----BEGIN CERTIFICATE-----")) {
                throw new IllegalArgumentException("no certificate");
            }
            return List.copyOf(found);
        } catch (CertificateException e) {
            throw new IllegalArgumentException("no PEM of certificates", e);
        }
    }

    /** An extended manager, so that the JDK does not compare host names on its own. */
    private static final class Everybody extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
