package dev.longshore.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Which service this is among those that share a store: the same after a restart, with another life. */
@Component
public final class ServiceInstance {

    private static final String FILE = "instance-id";

    private final String name;
    private final String life;

    @Autowired
    ServiceInstance(DataFolder folder) {
        this(folder, UUID.randomUUID().toString());
    }

    ServiceInstance(DataFolder folder, String life) {
        this.life = life;
        try {
            name = known(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("the file " + FILE + " of the data folder cannot be used", e);
        }
    }

    /** A UUID that lies in the data folder. */
    public String name() {
        return name;
    }

    /** A UUID made when this process began. */
    public String life() {
        return life;
    }

    private static String known(DataFolder folder) throws IOException {
        Path file = folder.path().resolve(FILE);
        if (!Files.exists(file)) {
            folder.writeSecret(FILE, UUID.randomUUID() + "\n");
        }
        return Files.readString(file).strip();
    }
}
