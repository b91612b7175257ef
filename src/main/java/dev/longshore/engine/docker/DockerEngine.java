package dev.longshore.engine.docker;

import dev.longshore.engine.Engine;
import dev.longshore.engine.EngineAddress;
import dev.longshore.engine.EngineContainers;
import dev.longshore.engine.EngineEvents;
import dev.longshore.engine.EngineImages;
import dev.longshore.engine.EngineName;
import dev.longshore.engine.EngineSearch;
import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.EngineTransfers;
import dev.longshore.engine.Reach;
import dev.longshore.problem.Failure;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** An engine that is spoken to over its HTTP API. */
final class DockerEngine implements Engine, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DockerEngine.class);

    private final EngineName name;
    private final EngineAddress address;
    private final Wire wire;
    private final Wire streamWire;
    private final EngineState state;
    private final EngineFailures failures;
    private final EngineCalls limits;
    private final Calls calls;
    private final DockerImages images;
    private final DockerTransfers transfers;
    private final DockerEvents events;

    private DockerEngine(
            EngineName name,
            EngineTarget target,
            Wire wire,
            Wire streamWire,
            EngineCalls limits,
            MeterRegistry registry) {
        this.name = name;
        this.address = target.address();
        this.wire = wire;
        this.streamWire = streamWire;
        this.state = new EngineState(name, address);
        this.failures = new EngineFailures(name, address);
        this.limits = limits;
        this.calls = new Calls(wire, failures, target.host(), limits, state, new CallMeter(registry, name));
        this.images = new DockerImages(calls, new Names());
        Streams streams = calls.streams(streamWire);
        this.transfers = new DockerTransfers(streams, failures);
        this.events = new DockerEvents(streams, failures);
    }

    /**
     * The engine at the target. Whether it is there shows at the first call.
     *
     * @throws Refusal if the target's TLS files cannot be used
     */
    static DockerEngine at(EngineName name, EngineTarget target, EngineCalls limits, MeterRegistry registry)
            throws Refusal {
        Wire wire = Wire.to(target, Calls.connections(limits));
        Wire streamWire = Wire.to(target, Streams.CONNECTIONS);
        return new DockerEngine(name, target, wire, streamWire, limits, registry);
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
    public EngineImages images() {
        return images;
    }

    @Override
    public EngineContainers containers() {
        return new DockerContainers(calls);
    }

    @Override
    public EngineTransfers transfers() {
        return transfers;
    }

    @Override
    public EngineEvents events() {
        return events;
    }

    @Override
    public EngineSearch search() {
        return new DockerSearch(calls);
    }

    @Override
    public EngineStatus status() {
        return new StatusReader(calls).status();
    }

    @Override
    public Reach lastKnown() {
        return state.reach();
    }

    @Override
    public void awaitSign() {
        calls.awaitSign();
    }

    @Override
    public Duration listDeadline() {
        return limits.list();
    }

    @Override
    public Failure listTimeout() {
        return failures.listTimeout(limits.list());
    }

    /** Asks whether it lives; the answer goes to {@link #lastKnown()} and the metrics. */
    void ping() {
        try {
            calls.ping();
        } catch (Failure e) {
            LOG.debug("Ping of engine {}: {}", name, e.detail());
        }
    }

    @Override
    public void close() throws IOException {
        try (wire) {
            streamWire.close();
        }
    }
}
