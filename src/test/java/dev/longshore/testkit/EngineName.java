package dev.longshore.testkit;

import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What one private engine's folder, bridge, network and cgroup are called, so that leftovers tell whose they were. */
record EngineName(long pid, int number) {
    private static final Pattern FOLDER = Pattern.compile(Workspace.PREFIX + "([0-9]+)-([0-9]+)-engine");
    private static final int NETWORKS = 4096;

    static EngineName next() {
        return new EngineName(ProcessHandle.current().pid(), Workspace.nextNumber());
    }

    static Optional<EngineName> of(Path folder) {
        Matcher matcher = FOLDER.matcher(folder.getFileName().toString());
        return matcher.matches()
                ? Optional.of(new EngineName(Long.parseLong(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    Path folder() {
        return Workspace.BASE.resolve(Workspace.PREFIX + pid + "-" + number + "-engine");
    }

    /** An interface's name has at most 15 characters. */
    String bridge() {
        return "lst%d-%d".formatted(pid, number % 1000);
    }

    String cgroup() {
        return Workspace.PREFIX + pid + "-" + number;
    }

    /** One of 4096 networks of 30 addresses in 198.18.0.0/15, which RFC 2544 keeps for tests, so nobody routes it. */
    String address() {
        int network = (int) ((pid * 31 + number) % NETWORKS);
        int offset = network * 32;
        return "198.%d.%d.%d/27".formatted(18 + (offset >> 16), (offset >> 8) & 255, (offset & 255) + 1);
    }

    boolean isOrphan() {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isEmpty();
    }
}
