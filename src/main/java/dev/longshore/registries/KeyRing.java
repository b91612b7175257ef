package dev.longshore.registries;

import dev.longshore.problem.BadSetting;
import dev.longshore.store.SecretFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Finds the key of the stored credentials: the configured one, else that of the data folder, made at first need. */
@Component
class KeyRing {

    static final String FILE = "registries-key";

    private static final Logger LOG = LoggerFactory.getLogger(KeyRing.class);
    private static final String PROPERTY = "longshore.registries.key";

    private final SecretFiles files;
    private @Nullable SealingKey key;

    /** @throws BadSetting if a key is configured that is none */
    KeyRing(RegistryProperties properties, SecretFiles files) {
        this.files = files;
        String configured = properties.key();
        this.key = configured == null ? null : configured(configured);
    }

    private static SealingKey configured(String text) {
        return parse(text)
                .orElseThrow(() -> new BadSetting(
                        PROPERTY, "is not 32 bytes in base64", "Set it to the output of: openssl rand -base64 32"));
    }

    private static Optional<SealingKey> parse(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.strip());
            return bytes.length == SealingKey.BYTES ? Optional.of(new SealingKey(bytes)) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The key. */
    synchronized SealingKey key() {
        if (key == null) {
            key = ofFile();
        }
        return key;
    }

    private SealingKey ofFile() {
        try {
            Optional<String> text = files.readSecret(FILE);
            return text.isPresent() ? read(text.get()) : made();
        } catch (IOException e) {
            throw new UncheckedIOException("the key of the stored credentials cannot be read or written", e);
        }
    }

    private static SealingKey read(String text) throws IOException {
        return parse(text).orElseThrow(() -> new IOException("the file " + FILE + " in the data folder holds no key"));
    }

    private SealingKey made() throws IOException {
        byte[] bytes = new byte[SealingKey.BYTES];
        new SecureRandom().nextBytes(bytes);
        Path file = files.writeSecret(FILE, Base64.getEncoder().encodeToString(bytes) + "\n");
        LOG.info("Made a key for the credentials of registries. It lies in {}", file);
        return new SealingKey(bytes);
    }
}
