package dev.longshore.fakes;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineAddress;
import dev.longshore.engine.EngineContainers;
import dev.longshore.engine.EngineDocument;
import dev.longshore.engine.EngineImages;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.EngineSearch;
import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.HistoryRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.engine.Reach;
import dev.longshore.engine.RemovalOptions;
import dev.longshore.engine.RemovalRecord;
import dev.longshore.engine.RemovalTarget;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Unavailable;
import dev.longshore.problem.Upstream;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** An engine that can be listed, and whose lists fail or wait as a test wants; everything else is unreachable. */
public final class ListedEngine implements Engine {

    private final Unavailable down = new Unavailable(ProblemType.ENGINE_UNREACHABLE, "it can only be listed");

    /** What its list of images does. */
    public volatile Supplier<List<ImageRow>> images = () -> List.of(Rows.image("a", "app:1"));

    /** What its list of containers does. */
    public volatile Supplier<List<ContainerRow>> containers = () -> List.of(Rows.container("c", "a", "/web"));

    /** What waiting for a sign of life does. */
    public volatile Runnable sign = () -> {};

    /** How long its lists may take. */
    public volatile Duration listDeadline = Duration.ofSeconds(30);

    private final AtomicInteger lists = new AtomicInteger();

    /** How often its images were listed. */
    public int lists() {
        return lists.get();
    }

    @Override
    public EngineName name() {
        return EngineName.LOCAL;
    }

    @Override
    public EngineAddress address() {
        return new EngineAddress("unix:///nowhere/listed.sock", "a test");
    }

    @Override
    public EngineStatus status() {
        return new EngineStatus.Unreachable(down);
    }

    @Override
    public Reach lastKnown() {
        return new Reach.Down(down, Instant.EPOCH);
    }

    @Override
    public void awaitSign() {
        sign.run();
    }

    @Override
    public Duration listDeadline() {
        return listDeadline;
    }

    @Override
    public Failure listTimeout() {
        return new Upstream(ProblemType.ENGINE_TIMEOUT, "no list of its own in time");
    }

    @Override
    public EngineImages images() {
        return new EngineImages() {
            @Override
            public List<ImageRow> list() {
                lists.incrementAndGet();
                return images.get();
            }

            @Override
            public Optional<ImageRow> row(ImageId id) {
                throw down;
            }

            @Override
            public Optional<ImageRow> row(ImageReference name) {
                throw down;
            }

            @Override
            public EngineDocument inspect(ImageId id) {
                throw down;
            }

            @Override
            public EngineDocument inspect(ImageReference name) {
                throw down;
            }

            @Override
            public List<HistoryRow> history(ImageId id) {
                throw down;
            }

            @Override
            public void tag(ImageId id, ImageReference tag) {
                throw down;
            }

            @Override
            public List<RemovalRecord> remove(RemovalTarget target, RemovalOptions options) {
                throw down;
            }
        };
    }

    @Override
    public EngineContainers containers() {
        return new EngineContainers() {
            @Override
            public List<ContainerRow> list() {
                return containers.get();
            }

            @Override
            public Optional<ContainerRow> row(ContainerId id) {
                throw down;
            }

            @Override
            public List<ContainerRow> listWithSizes() {
                throw down;
            }

            @Override
            public EngineDocument inspect(ContainerId id) {
                throw down;
            }

            @Override
            public void stop(ContainerId id, Duration grace) {
                throw down;
            }

            @Override
            public void remove(ContainerId id, boolean force) {
                throw down;
            }
        };
    }

    @Override
    public dev.longshore.engine.EngineTransfers transfers() {
        throw down;
    }

    @Override
    public dev.longshore.engine.EngineEvents events() {
        throw down;
    }

    @Override
    public EngineSearch search() {
        return (term, limit) -> {
            throw down;
        };
    }
}
