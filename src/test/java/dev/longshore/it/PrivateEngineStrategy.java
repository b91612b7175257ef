package dev.longshore.it;

import dev.longshore.testkit.PrivateEngine;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;

/**
 * Leads Testcontainers to a private engine. It is found through {@code META-INF/services}; until {@link #use} was
 * called it stands back, so that {@code docker:dind} engines run where Testcontainers finds one.
 */
public final class PrivateEngineStrategy extends DockerClientProviderStrategy {

    private static volatile @Nullable PrivateEngine engine;

    /** Call it before anything of Testcontainers: the first container decides for the JVM's life. */
    static void use(PrivateEngine chosen) {
        engine = chosen;
    }

    @Override
    public TransportConfig getTransportConfig() {
        PrivateEngine chosen = engine;
        if (chosen == null) {
            throw new IllegalStateException("No private engine was chosen");
        }
        return TransportConfig.builder().dockerHost(URI.create(chosen.host())).build();
    }

    /** Its bridge and the ports it publishes are this machine's. */
    @Override
    public synchronized String getDockerHostIpAddress() {
        return "127.0.0.1";
    }

    @Override
    public String getDescription() {
        return "private engine of the tests";
    }

    @Override
    protected boolean isApplicable() {
        return engine != null;
    }

    @Override
    protected boolean isPersistable() {
        return false;
    }

    @Override
    protected int getPriority() {
        return 1000;
    }
}
