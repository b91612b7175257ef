package dev.longshore.engine.docker;

import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Makes the JDK's TLS context from PEM files. */
final class TlsContext {

    private TlsContext() {}

    /** @throws Refusal if a file cannot be read or holds something else */
    static SSLContext of(TlsFiles files) throws Refusal {
        try {
            PemSslStoreDetails own = details(files.certificate());
            if (own != null && files.key() != null) {
                own = own.withPrivateKey(location(files.key()));
            }
            return SslBundle.of(new PemSslStoreBundle(own, details(files.authority())))
                    .createSslContext();
        } catch (RuntimeException e) {
            throw new Refusal(
                    "The TLS files " + files + " cannot be used: " + rootMessage(e) + ".",
                    "They have to be readable PEM files.");
        }
    }

    private static @Nullable PemSslStoreDetails details(@Nullable Path certificate) {
        return certificate == null ? null : PemSslStoreDetails.forCertificate(location(certificate));
    }

    private static String location(Path file) {
        return file.toUri().toString();
    }

    private static String rootMessage(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }
}
