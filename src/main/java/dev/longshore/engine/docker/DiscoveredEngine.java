package dev.longshore.engine.docker;

import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.docker.Finding.Found;
import dev.longshore.engine.docker.Finding.Nowhere;
import dev.longshore.engine.docker.Finding.Refused;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one engine that was looked for since none is configured. Once found it stays, whatever else appears later. */
final class DiscoveredEngine implements WatchedEngines {

    private static final Logger LOG = LoggerFactory.getLogger(DiscoveredEngine.class);
    private static final int RETRY_SECONDS = 5;

    private final Supplier<Finding> discovery;
    private final Connector connector;
    private volatile @Nullable DockerEngine engine;
    private @Nullable Finding last;

    DiscoveredEngine(Supplier<Finding> discovery, Connector connector) {
        this.discovery = discovery;
        this.connector = connector;
    }

    /** Makes the engine of a target. */
    @FunctionalInterface
    interface Connector {
        DockerEngine connect(EngineTarget target) throws Refusal;
    }

    @Override
    public List<Engine> all() {
        return List.copyOf(watched());
    }

    @Override
    public Engine named(EngineName name) {
        if (!name.equals(EngineName.LOCAL)) {
            throw WatchedEngines.notFound(name, Set.of(EngineName.LOCAL));
        }
        return byDefault();
    }

    @Override
    public Engine byDefault() {
        DockerEngine found = engine;
        return found == null ? search() : found;
    }

    @Override
    public List<DockerEngine> watched() {
        DockerEngine found = engine;
        return found == null ? List.of() : List.of(found);
    }

    @Override
    public void look() {
        if (engine == null) {
            find();
        }
    }

    @Override
    public void close() throws IOException {
        DockerEngine found = engine;
        if (found != null) {
            found.close();
        }
    }

    /** A few files are looked at, so a caller need not wait for the next regular look. */
    private Engine search() {
        return switch (find()) {
            case Nowhere nowhere ->
                throw failure(
                        "No engine was found. Start one, or say with DOCKER_HOST or longshore.engines.<name>.host where"
                                + " it is.",
                        nowhere.lookedAt());
            case Refused refused -> throw failure(refused.why(), refused.lookedAt());
            case Found found -> byDefault();
        };
    }

    private synchronized Finding find() {
        Finding finding = engine == null ? connected(discovery.get()) : last();
        if (!finding.equals(last)) {
            log(finding);
            last = finding;
        }
        return finding;
    }

    private Finding last() {
        return Objects.requireNonNull(last);
    }

    private Finding connected(Finding finding) {
        if (!(finding instanceof Found found)) {
            return finding;
        }
        try {
            engine = connector.connect(found.target());
            return found;
        } catch (Refusal e) {
            return new Refused(
                    String.valueOf(e.getMessage()), List.of(found.target().chosenBecause()));
        }
    }

    private static void log(Finding finding) {
        switch (finding) {
            case Found found ->
                LOG.info(
                        "Engine local is {} (because of {})",
                        found.target().host(),
                        found.target().chosenBecause());
            case Refused refused -> LOG.warn("No engine: {}", refused.why());
            case Nowhere nowhere -> LOG.warn("No engine found; looked at {}", nowhere.lookedAt());
        }
    }

    private static Failure failure(String detail, List<String> lookedAt) {
        return new Unavailable(ProblemType.ENGINE_UNREACHABLE, detail)
                .with("engine", EngineName.LOCAL.value())
                .with("lookedAt", lookedAt)
                .with("retryAfterSeconds", RETRY_SECONDS);
    }
}
