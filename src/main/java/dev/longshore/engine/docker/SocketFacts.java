package dev.longshore.engine.docker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What explains that a socket may not be opened.
 *
 * @param socket {@code path}, {@code owner}, {@code group}, {@code groupId} and {@code mode}, as far as they may be read
 * @param process {@code userId} and {@code groupIds} of this process, as far as the system tells
 */
record SocketFacts(Map<String, Object> socket, Map<String, Object> process) {

    static SocketFacts of(Path path) {
        return new SocketFacts(ofSocket(path), ofProcess(Path.of("/proc/self/status")));
    }

    /** What to do about it. */
    String remedy() {
        Object group = socket.getOrDefault("groupId", socket.get("group"));
        String who = "The socket is " + socket.getOrDefault("mode", "of unknown mode") + " "
                + socket.getOrDefault("owner", "?") + ":" + socket.getOrDefault("group", "?") + ", and this process has"
                + " user id " + process.getOrDefault("userId", "?") + " and group ids "
                + process.getOrDefault("groupIds", "?") + ". ";
        return group == null
                ? who + "Let this process search the socket's folder and write to the socket."
                : who + "Run Longshore with the group " + group + " (in Docker: --group-add " + group + ").";
    }

    private static Map<String, Object> ofSocket(Path path) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("path", path.toString());
        try {
            PosixFileAttributes attributes = Files.readAttributes(path, PosixFileAttributes.class);
            facts.put("owner", attributes.owner().getName());
            facts.put("group", attributes.group().getName());
            facts.put("groupId", Files.getAttribute(path, "unix:gid"));
            facts.put("mode", PosixFilePermissions.toString(attributes.permissions()));
        } catch (IOException | UnsupportedOperationException e) {
            facts.put("unreadable", String.valueOf(e.getMessage()));
        }
        return facts;
    }

    /** The lines {@code Uid:} (real, effective, …), {@code Gid:} and {@code Groups:} of proc_pid_status(5). */
    static Map<String, Object> ofProcess(Path status) {
        Map<String, Object> facts = new LinkedHashMap<>();
        try {
            StringBuilder groups = new StringBuilder();
            for (String line : Files.readAllLines(status)) {
                String[] words = line.strip().split("\\s+", -1);
                switch (words[0]) {
                    case "Uid:" -> facts.put("userId", words[2]);
                    case "Gid:" -> groups.append(words[2]);
                    case "Groups:" ->
                        groups.append(line.substring("Groups:".length()).stripTrailing());
                    default -> {}
                }
            }
            facts.put("groupIds", groups.toString().replaceAll("\\s+", " "));
        } catch (IOException e) {
            facts.put("unreadable", String.valueOf(e.getMessage()));
        }
        return facts;
    }
}
