package dev.longshore.bench;

import dev.longshore.it.ForkedLongshore;
import dev.longshore.testkit.Commands;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Memory of a process.
 *
 * @param heap bytes of the Java heap in use after a full collection
 * @param resident bytes of the process in memory
 */
record Footprint(long heap, long resident) {

    private static final Pattern USED =
            Pattern.compile("(?m)^\\s*(?:def new|tenured|garbage-first heap).*?used (\\d+)K");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

    /** What it holds now, after a full collection. */
    static Footprint of(ForkedLongshore longshore) {
        jcmd(longshore.pid(), "GC.run");
        return new Footprint(sum(USED.matcher(jcmd(longshore.pid(), "GC.heap_info"))), resident(longshore.pid()));
    }

    /** Bytes resident in memory of that process. */
    static long resident(long pid) {
        try {
            return sum(RESIDENT.matcher(Files.readString(Path.of("/proc", Long.toString(pid), "status"))));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String jcmd(long pid, String command) {
        String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return Commands.run(Map.of(), List.of(program, Long.toString(pid), command));
    }

    private static long sum(Matcher found) {
        return found.results()
                .mapToLong(each -> Long.parseLong(each.group(1)) * 1024)
                .sum();
    }

    static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB", bytes / 1e6);
    }
}
