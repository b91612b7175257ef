package dev.longshore.contract;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.access.Tokens;
import dev.longshore.engine.ContainerRow;
import dev.longshore.engine.EngineAddress;
import dev.longshore.engine.EngineDocument;
import dev.longshore.engine.EngineStatus;
import dev.longshore.engine.EngineStatus.Capability;
import dev.longshore.engine.Engines;
import dev.longshore.engine.HistoryRow;
import dev.longshore.engine.ImageRow;
import dev.longshore.engine.LabelSet;
import dev.longshore.engine.SearchRow;
import dev.longshore.fakes.FakeEngine;
import dev.longshore.fakes.FakeEngines;
import dev.longshore.fakes.FakeWire;
import dev.longshore.fakes.Rows;
import dev.longshore.operations.CountedOperations;
import dev.longshore.reference.ContainerId;
import dev.longshore.reference.ImageId;
import dev.longshore.reference.ImageReference;
import dev.longshore.registries.Wire;
import dev.longshore.store.InstanceIn;
import dev.longshore.store.ServiceInstance;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The engines {@code local} (a web application, its database, and an image without a name) and {@code far} (a cache with
 * two names, and a base image with one that is built on it) that the document's examples are about, at one fixed moment, with the tokens viewer, operator and admin. To be named among a
 * test's classes; it is no component, so that no scan finds it.
 */
@Import({CountedOperations.class, ExampleTransfers.class})
public class ExampleWorld {

    private static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private static final ImageId APP = image("a3ed95ca");
    private static final ImageId DATABASE = image("4bcd1a2f");
    private static final ImageId FORGOTTEN = image("77d0c5b1");
    private static final ImageId QUEUE = image("e9c01f36");
    private static final ImageId BASE = image("c41a90d2");
    private static final ImageId REPORT = image("60f7d2ab");
    private static final ContainerId WEB = new ContainerId(hex("5f2c8d01"));
    private static final ContainerId DB = new ContainerId(hex("0b7e4c99"));

    private final FakeEngines engines = new FakeEngines("local", "far");
    private final FakeWire wire = new FakeWire();

    @Autowired(required = false)
    private @Nullable JdbcClient store;

    @Autowired
    private @Nullable ObjectProvider<ExampleTransfers> transfers;

    @Bean
    @Primary
    Clock fixedClock() {
        return Clock.fixed(NOW, ZoneOffset.UTC);
    }

    @Bean
    @Primary
    Tokens exampleTokens() {
        return token -> Role.ofWord(token).map(role -> new Caller(token, role)).or(Optional::empty);
    }

    @Bean
    @Primary
    Engines exampleEngines() {
        fill();
        return engines;
    }

    @Bean
    @Primary
    ServiceInstance exampleService(@Value("${longshore.data-dir}") String dataDir) {
        return InstanceIn.life(dataDir, "e5a9f0c2-0000-4000-8000-000000000000");
    }

    @Bean
    @Primary
    Wire exampleWire() {
        return wire;
    }

    /** Puts everything back as it was at the beginning, whatever was changed since. */
    public void begin() {
        fill();
        if (transfers != null) {
            transfers.getObject().begin(engines.fake("local"));
            fill();
        }
    }

    private void fill() {
        engines.all().forEach(engine -> engines.fake(engine.name().value()).empty());
        fillLocal(engines.fake("local"));
        fillFar(engines.fake("far"));
        fillRegistries();
    }

    private void fillRegistries() {
        if (store != null) {
            store.sql("delete from registries").update();
            for (String host : List.of("registry.example.com", "down.example.com")) {
                store.sql("insert into registries (host, insecure, created_at, changed_at) values (?, 0, ?, ?)")
                        .params(host, NOW.toString(), NOW.toString())
                        .update();
            }
        }
        wire.empty();
        String own = "https://registry.example.com/v2/";
        wire.on("GET " + own, question -> FakeWire.reply(200, "{}", "Docker-Distribution-Api-Version", "registry/2.0"));
        wire.on("GET " + own + "_catalog?n=1000", "{'repositories':['team/app','team/tool']}");
        wire.on("GET " + own + "team/tool/tags/list?n=1000", "{'name':'team/tool','tags':['2.0','2.1']}");
        wire.on("GET " + own + "team/none/tags/list?n=1000", question -> FakeWire.reply(404, "{}"));
        digest(own + "team/tool/manifests/2.0", "d1a7e3");
        digest(own + "team/tool/manifests/2.1", "e2b8f4");
        String hub = "https://registry-1.docker.io/v2/";
        digest(hub + "library/postgres/manifests/17", "4bcd1a2f");
        manifest(hub + "team/app/manifests/", "1.1", "latest");
    }

    /** A manifest of another image than is here. */
    private void manifest(String url, String... tags) {
        String json = "{\"config\":{\"digest\":\"sha256:" + hex("0f1e2d") + "\"}}";
        String digest = "sha256:" + sha256(json);
        for (String tag : tags) {
            wire.on("HEAD " + url + tag, question -> FakeWire.reply(200, "", "Docker-Content-Digest", digest));
        }
        wire.on("GET " + url + digest, json);
    }

    private static String sha256(String text) {
        try {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void digest(String url, String digits) {
        wire.on("HEAD " + url, question -> FakeWire.reply(200, "", "Docker-Content-Digest", "sha256:" + hex(digits)));
    }

    private static void fillLocal(FakeEngine local) {
        local.livesAt(new EngineAddress("unix:///var/run/docker.sock", "longshore.engines.local.host"));
        local.becomes(status("28.5.2", "1.51", "1.24", "overlayfs", EngineStatus.Store.CONTAINERD));
        local.images.add(
                row(APP, "2026-01-30T09:15:00Z", 25_165_824, Map.of("tier", "web"), "team/app:1.1", "team/app:latest"));
        local.images.add(row(DATABASE, "2025-12-24T18:00:00Z", 157_286_400, Map.of("tier", "db"), "postgres:17"));
        local.images.add(row(FORGOTTEN, "2025-11-02T07:30:00Z", 24_117_248, Map.of()));
        local.documents.put(APP.toString(), new ExampleDocument("app-image.json"));
        local.documents.put(DATABASE.toString(), ofLayers("51d2aa07"));
        local.documents.put(FORGOTTEN.toString(), ofLayers("1f0e2d3c", "d3086e4f"));
        local.histories.put(APP.toString(), history());
        local.histories.put(DATABASE.toString(), List.of(layer(157_286_400L)));
        local.histories.put(FORGOTTEN.toString(), List.of(layer(15_728_640L), layer(8_388_608L)));
        local.containers.add(web());
        local.containers.add(db());
        local.documents.put(WEB.toString(), new ExampleDocument("web-container.json"));
        local.found.add(new SearchRow("redis", "A store of structures in memory", 13_000, true, false));
        local.found.add(new SearchRow("team/redis-tools", "Tools around it", 42, false, false));
        local.found.add(new SearchRow("team/redis-old", "", 0, false, false));
    }

    private static void fillFar(FakeEngine far) {
        far.livesAt(new EngineAddress("tcp://far.example.com:2376", "longshore.engines.far.host"));
        far.becomes(status("20.10.24", "1.41", "1.12", "overlay2", EngineStatus.Store.GRAPHDRIVER));
        far.images.add(row(QUEUE, "2026-01-05T08:00:00Z", 41_943_040, Map.of(), "redis:8", "team/cache:8"));
        far.images.add(row(BASE, "2026-01-04T08:00:00Z", 8_388_608, Map.of(), "team/base:3"));
        far.images.add(Rows.on(BASE, row(REPORT, "2026-01-06T08:00:00Z", 9_437_184, Map.of(), "team/report:1.4")));
    }

    /** An image's document with nothing but layers. */
    private static EngineDocument ofLayers(String... digits) {
        String layers =
                Stream.of(digits).map(each -> "'sha256:" + hex(each) + "'").collect(Collectors.joining(",", "[", "]"));
        return Rows.document("{'Os':'linux','Architecture':'amd64','Config':{},'RootFS':{'Layers':" + layers + "}}");
    }

    private static HistoryRow layer(long bytes) {
        return new HistoryRow(null, Instant.parse("2025-11-02T07:30:00Z"), "COPY . / ", bytes, List.of(), "");
    }

    private static EngineStatus status(
            String engine, String api, String minApi, String driver, EngineStatus.Store store) {
        Map<Capability, Boolean> open = new TreeMap<>();
        Stream.of(Capability.values()).forEach(capability -> open.put(capability, true));
        return new EngineStatus.Reachable(engine, api, minApi, api, "linux", "amd64", driver, store, open);
    }

    private static ImageRow row(ImageId id, String createdAt, long bytes, Map<String, String> labels, String... tags) {
        List<ImageReference> names = Stream.of(tags).map(ImageReference::parse).toList();
        return new ImageRow(
                id, null, names, List.of(), Instant.parse(createdAt), bytes, LabelSet.of(labels), List.of());
    }

    private static List<HistoryRow> history() {
        Instant built = Instant.parse("2026-01-30T09:15:00Z");
        Instant base = Instant.parse("2026-01-20T02:00:00Z");
        return List.of(
                new HistoryRow(APP, built, "CMD [\"/app\" \"serve\"]", 0L, List.of(), "buildkit.dockerfile.v0"),
                new HistoryRow(
                        null, built, "ENV API_KEY=not-shown-to-viewers", 0L, List.of(), "buildkit.dockerfile.v0"),
                new HistoryRow(
                        null, built, "COPY app /app # buildkit", 16_777_216L, List.of(), "buildkit.dockerfile.v0"),
                new HistoryRow(null, base, "/bin/sh -c #(nop) ADD file:8a1c in / ", 8_388_608L, List.of(), ""));
    }

    private static ContainerRow web() {
        return new ContainerRow(
                WEB,
                List.of("/web"),
                "team/app:1.1",
                APP,
                "/app serve",
                Instant.parse("2026-01-31T10:00:00Z"),
                "running",
                "Up 2 hours (healthy)",
                List.of(new ContainerRow.Port("127.0.0.1", 8080, 80, "tcp")),
                LabelSet.of(Map.of("tier", "web")),
                List.of(new ContainerRow.Mount(
                        "volume", "uploads", "/var/lib/docker/volumes/uploads/_data", "/up", true)),
                Map.of("bridge", hex("c0ffee")),
                null);
    }

    private static ContainerRow db() {
        return new ContainerRow(
                DB,
                List.of("/db"),
                "postgres:17",
                DATABASE,
                "docker-entrypoint.sh postgres",
                Instant.parse("2026-01-31T09:00:00Z"),
                "exited",
                "Exited (0) 30 minutes ago",
                List.of(),
                LabelSet.of(Map.of()),
                List.of(),
                Map.of(),
                null);
    }

    private static ImageId image(String digits) {
        return new ImageId(hex(digits));
    }

    /** Digits repeated to 64. */
    private static String hex(String digits) {
        return digits.repeat(64 / digits.length() + 1).substring(0, 64);
    }
}
