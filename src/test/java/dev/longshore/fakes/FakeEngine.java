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
import dev.longshore.engine.SearchRow;
import dev.longshore.problem.Failure;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

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

    /** What a search finds among, by name. */
    public final List<SearchRow> found = new CopyOnWriteArrayList<>();

    /** The pulls and pushes it is asked for. */
    private final FakeTransfers transfers = new FakeTransfers();

    /** Those who follow its events. */
    private final FakeEvents events = new FakeEvents();

    /** Runs before a change is made; what it throws keeps the change from being made. */
    public volatile Runnable beforeChange = () -> {};

    /** Runs after a change was made; what it throws is the call's failure. */
    public volatile Runnable afterChange = () -> {};

    /** Runs before images are listed. */
    public volatile Runnable beforeList = () -> {};

    /** Runs before one image is read on its own. */
    public volatile Runnable beforeRow = () -> {};

    /** What a list shows of the images there are. */
    public volatile UnaryOperator<List<ImageRow>> listed = List::copyOf;

    /** Gets the limit of each search before it is made. */
    public volatile IntConsumer beforeSearch = limit -> {};

    /** An engine that is reachable and empty. */
    public FakeEngine(String name) {
        this.name = new EngineName(name);
        this.address = new EngineAddress("unix:///nowhere/" + name + ".sock", "a test");
    }

    /** Takes out all that was put in or changed; its address and status stay. */
    public void empty() {
        images.clear();
        containers.clear();
        documents.clear();
        histories.clear();
        found.clear();
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
        return new FakeImages(this);
    }

    @Override
    public EngineContainers containers() {
        return new FakeContainers(this);
    }

    @Override
    public FakeTransfers transfers() {
        return transfers;
    }

    @Override
    public FakeEvents events() {
        return events;
    }

    @Override
    public EngineSearch search() {
        return (term, limit) -> {
            beforeSearch.accept(limit);
            return found.stream()
                    .filter(row -> row.name().contains(term))
                    .limit(limit)
                    .toList();
        };
    }

    <T> T changing(Supplier<T> change) {
        beforeChange.run();
        T made = change.get();
        afterChange.run();
        return made;
    }

    EngineDocument document(String id, ProblemType otherwise) {
        EngineDocument document = documents.get(id);
        if (document == null) {
            throw new NotFound(otherwise, "The engine knows no " + id + ".");
        }
        return document;
    }
}
