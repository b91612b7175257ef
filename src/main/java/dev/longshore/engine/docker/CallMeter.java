package dev.longshore.engine.docker;

import dev.longshore.engine.EngineName;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.concurrent.TimeUnit;

/** Times calls as {@code longshore_engine_call_seconds}; kinds and outcomes are few and fixed. */
record CallMeter(MeterRegistry registry, EngineName engine) {

    /** @param outcome {@code ok} or the code of a problem */
    void record(CallKind kind, String outcome, long nanos) {
        Timer.builder("longshore.engine.call")
                .description("Calls on the engine")
                .tag("engine", engine.value())
                .tag("call", kind.label())
                .tag("outcome", outcome)
                .register(registry)
                .record(nanos, TimeUnit.NANOSECONDS);
    }
}
