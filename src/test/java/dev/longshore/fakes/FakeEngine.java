package dev.longshore.fakes;

import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineAddress;
import dev.longshore.engine.EngineContainers;
import dev.longshore.engine.EngineDocument;
import dev.longshore.engine.EngineImages;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.HistoryRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.engine.Reach;
import dev.longshore.problem.Failure;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An engine that holds what a test puts into it. */
public final class FakeEngine implements Engine {

    private static final EngineStatus UP =
            new EngineStatus.Reachable("28.5.2", "1.51", "1.24", "1.51", null, null, null, null, Map.of());

    private final EngineName name;
    private volatile EngineStatus status = UP;
    private volatile EngineAddress address;

    /** The rows it lists. */
    public final List<ImageRow> images = new CopyOnWriteArrayList<>();

    /** The containers it lists. */
    public final List<ContainerRow> containers = new CopyOnWriteArrayList<>();

    /** Documents it answers to inspect, by full id. */
    public final Map<String, EngineDocument> documents = new ConcurrentHashMap<>();

    /** Histories, by full id; empty for an id without. */
    public final Map<String, List<HistoryRow>> histories = new ConcurrentHashMap<>();

    /** An engine that is reachable and empty. */
    public FakeEngine(String name) {
        this.name = new EngineName(name);
        this.address = new EngineAddress("unix:///nowhere/" + name + ".sock", "a test");
    }

    /** What {@link #address()} says from now on. */
    public void livesAt(EngineAddress next) {
        address = next;
    }

    /** What {@link #status()} says from now on. */
    public void becomes(EngineStatus next) {
        status = next;
    }

    @Override
    public EngineName name() {
        return name;
    }

    @Override
    public EngineAddress address() {
        return address;
    }

    @Override
    public EngineStatus status() {
        return status;
    }

    @Override
    public Reach lastKnown() {
        return switch (status) {
            case EngineStatus.Reachable up -> new Reach.Up(Instant.EPOCH);
            case EngineStatus.Unreachable(var why) -> new Reach.Down(why, Instant.EPOCH);
        };
    }

    @Override
    public void awaitSign() {
        if (lastKnown() instanceof Reach.Down(var why, var since)) {
            throw why;
        }
    }

    @Override
    public Duration listDeadline() {
        return Duration.ofSeconds(30);
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
                return List.copyOf(images);
            }

            @Override
            public EngineDocument inspect(ImageId id) {
                return document(id.toString(), ProblemType.IMAGE_NOT_FOUND);
            }

            @Override
            public List<HistoryRow> history(ImageId id) {
                return histories.getOrDefault(id.toString(), List.of());
            }
        };
    }

    @Override
    public EngineContainers containers() {
        return new EngineContainers() {
            @Override
            public List<ContainerRow> list() {
                return List.copyOf(containers);
            }

            @Override
            public List<ContainerRow> listWithSizes() {
                return List.copyOf(containers);
            }

            @Override
            public EngineDocument inspect(ContainerId id) {
                return document(id.toString(), ProblemType.CONTAINER_NOT_FOUND);
            }
        };
    }

    private EngineDocument document(String id, ProblemType otherwise) {
        EngineDocument document = documents.get(id);
        if (document == null) {
            throw new NotFound(otherwise, "The engine knows no " + id + ".");
        }
        return document;
    }
}
