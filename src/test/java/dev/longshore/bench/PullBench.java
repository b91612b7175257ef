package dev.longshore.bench;

import dev.longshore.testkit.EngineKind;

/** What {@code bench/pull} runs. */
final class PullBench {

    private PullBench() {}

    public static void main(String[] arguments) {
        PullTimes.measure(EngineKind.OVERLAY2);
        PullTimes.measure(EngineKind.CONTAINERD);
        PullMemory.measure(EngineKind.OVERLAY2);
    }
}
