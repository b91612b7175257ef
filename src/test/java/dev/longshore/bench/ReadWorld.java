package dev.longshore.bench;

import dev.longshore.access.Role;
import dev.longshore.it.ForkedLongshore;
import dev.longshore.it.LongshoreServer;
import dev.longshore.testkit.Commands;
import dev.longshore.testkit.EngineAnswer;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.FrontProxy;
import dev.longshore.testkit.HttpConnection;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.Workspace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An engine with images, Longshore on it, HAProxy before its socket, and nginx with what Longshore answers in files. */
final class ReadWorld implements AutoCloseable {

    private static final String ONE = "bench/app-7:1";
    private static final String SOME = "bench/app-1*";
    private static final String ENGINE_LIST = "/images/json";
    private static final int AT_ONCE = 250;

    private final Path files = Workspace.create("files");
    private final ForkedLongshore longshore;
    private final FrontProxy haproxy;
    private final FrontProxy nginx;

    ReadWorld(PrivateEngine engine) {
        longshore = ForkedLongshore.startAsServed("longshore.engines.own.host=" + engine.host());
        awaitList(longshore);
        haproxy = FrontProxy.haproxy("unix@" + engine.socket());
        nginx = FrontProxy.nginx(
                "root " + files
                        + "; default_type application/json; access_log off; gzip off; gzip_static on; keepalive_requests 1000000;");
    }

    /** An engine may take long for its first list; until then there is nothing to be read. */
    private static void awaitList(ForkedLongshore longshore) {
        long end = System.nanoTime() + Duration.ofMinutes(5).toNanos();
        while (longshore.get("/images").status() != 200) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the engine was not listed within five minutes");
            }
            Commands.sleep(200);
        }
    }

    /** Adds images up to that many, each of one small layer that all share, with a name and three labels. */
    static void fill(PrivateEngine engine, int from, int to) {
        for (int start = from; start < to; start += AT_ONCE) {
            ImageMaker maker = new ImageMaker(5);
            for (int n = start; n < Math.min(to, start + AT_ONCE); n++) {
                String name = "bench/app-" + n;
                maker.image(image -> image.tags(name + ":1")
                        .label("longshore.salt", name)
                        .label("tier", name.endsWith("1") ? "web" : "db")
                        .layer("shared", 1_000));
            }
            EngineAnswer answer = engine.client().postTar("/images/load?quiet=1", maker.tar());
            answer.expect(200);
        }
    }

    /** What is asked, of everybody who can answer it. */
    List<Question> questions() {
        String some = "/images?reference=" + EngineObjects.encode(SOME);
        String one = "/images/" + EngineObjects.encode(ONE);
        String filters = EngineObjects.encode("{\"reference\":[\"" + SOME + "\"]}");
        Map<String, String> gzip = Map.of("Accept-Encoding", "gzip");
        return List.of(
                question("the whole list", "/images", ENGINE_LIST, Map.of(), Question.Way.SAME),
                question("the whole list, compressed", "/images", null, gzip, Question.Way.SAME),
                question("a filtered list", some, ENGINE_LIST + "?filters=" + filters, Map.of(), Question.Way.SAME),
                question("a filtered list, another each time", some, null, Map.of(), Question.Way.ANOTHER),
                question("one image", one, "/images/" + ONE + "/json", Map.of(), Question.Way.SAME),
                unchanged("the whole list, unchanged: 304", "/images"));
    }

    private Question question(
            String name, String path, @Nullable String onEngine, Map<String, String> headers, Question.Way way) {
        EngineAnswer answer = asked(path, headers);
        String file = stored(answer);
        List<Question.Peer> peers = new ArrayList<>();
        peers.add(new Question.Peer("nginx, a file", nginx.port(), file, headers, Question.Way.SAME));
        if (onEngine != null) {
            Question.Way slow = onEngine.startsWith(ENGINE_LIST) ? Question.Way.ONE_AT_A_TIME : Question.Way.SAME;
            peers.add(new Question.Peer("engine behind HAProxy", haproxy.port(), onEngine, headers, slow));
        }
        peers.add(new Question.Peer("Longshore", longshore.port(), path, own(headers), way));
        return new Question(name, answer.body().length, peers);
    }

    private Question unchanged(String name, String path) {
        String file = stored(asked(path, Map.of()));
        Map<String, String> ofFile = Map.of("If-None-Match", fileTag(file));
        Map<String, String> ofAnswer =
                Map.of("If-None-Match", asked(path, Map.of()).header("ETag").orElseThrow());
        return new Question(
                name,
                0,
                List.of(
                        new Question.Peer("nginx, a file", nginx.port(), file, ofFile, Question.Way.SAME),
                        new Question.Peer("Longshore", longshore.port(), path, own(ofAnswer), Question.Way.SAME)));
    }

    /** Asked twice, since details are read from the engine the first time. */
    private EngineAnswer asked(String path, Map<String, String> headers) {
        longshore.get(path).expect(200);
        return longshore.send("GET", path, own(headers)).expect(200);
    }

    private static Map<String, String> own(Map<String, String> headers) {
        Map<String, String> all = new LinkedHashMap<>(LongshoreServer.as(Role.VIEWER));
        all.putAll(headers);
        return all;
    }

    private String fileTag(String file) {
        try (HttpConnection connection = new HttpConnection(nginx.port())) {
            return connection
                    .send("GET", file, Map.of())
                    .expect(200)
                    .header("ETag")
                    .orElseThrow();
        }
    }

    /** The path of a file with the answer's bytes; compressed ones are found by nginx beside an empty one. */
    private String stored(EngineAnswer answer) {
        boolean packed = answer.header("Content-Encoding").isPresent();
        String name = "answer-" + answer.body().length + "-"
                + Math.floorMod(answer.toString().hashCode(), 100_000) + ".json";
        try {
            Files.write(files.resolve(name + (packed ? ".gz" : "")), answer.body());
            if (packed) {
                Files.write(files.resolve(name), answer.body());
            }
            return "/" + name;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What 50 boards that ask for the whole list once a second cost, through Longshore and by the engine itself. */
    void boards(int seconds) {
        Boards.of(longshore.port(), "/images", own(Map.of())).print("by Longshore", longshore.pid(), seconds);
        Boards.of(haproxy.port(), ENGINE_LIST, Map.of())
                .print("by the engine behind HAProxy", longshore.pid(), seconds);
    }

    @Override
    public void close() {
        nginx.close();
        haproxy.close();
        longshore.close();
        Workspace.delete(files);
    }
}
