package dev.longshore.store;

import dev.longshore.problem.BadSetting;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** The folder that holds the database and the first admin token. */
@Component
@EnableConfigurationProperties(StoreProperties.class)
class DataFolder implements SecretFiles {

    private final Path path;

    /** @throws BadSetting if the folder cannot be made or written to */
    DataFolder(StoreProperties properties) {
        path = properties.dataDir().toAbsolutePath().normalize();
        try {
            Files.createDirectories(path.getParent() == null ? path : path.getParent());
            if (!Files.isDirectory(path)) {
                Files.createDirectory(path, mode("rwx------"));
            }
            Files.delete(Files.createTempFile(path, "probe", null));
        } catch (IOException e) {
            throw new BadSetting(
                    "longshore.data-dir",
                    "the folder " + path + " cannot be written to (" + e + ")",
                    "Let the user that runs Longshore (" + System.getProperty("user.name")
                            + ") own it, or set longshore.data-dir to a folder that it may write to.",
                    e);
        }
    }

    Path path() {
        return path;
    }

    @Override
    public Optional<String> readSecret(String name) throws IOException {
        Path file = path.resolve(name);
        return Files.exists(file) ? Optional.of(Files.readString(file, StandardCharsets.UTF_8)) : Optional.empty();
    }

    @Override
    public Path writeSecret(String name, String text) throws IOException {
        Path part = Files.createTempFile(path, name, ".part", mode("rw-------"));
        Files.writeString(part, text, StandardCharsets.UTF_8);
        return Files.move(
                part, path.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static FileAttribute<?>[] mode(String permissions) {
        boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
        return posix
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
