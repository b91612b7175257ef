package dev.longshore.bench;

import java.time.Duration;

/** What processes have used of the processors. */
final class Cpu {

    private Cpu() {}

    /** All that a process has used since it began. */
    static Duration of(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new IllegalStateException("process " + pid + " is gone"));
    }
}
