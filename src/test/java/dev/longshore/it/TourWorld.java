package dev.longshore.it;

import dev.longshore.Longshore;
import dev.longshore.testkit.EngineKind;
import dev.longshore.testkit.EngineObjects;
import dev.longshore.testkit.EngineSocket;
import dev.longshore.testkit.ImageMaker;
import dev.longshore.testkit.ImageSpec;
import dev.longshore.testkit.PrivateEngine;
import dev.longshore.testkit.RegistryFault;
import dev.longshore.testkit.RegistryFront;
import dev.longshore.testkit.TestRegistry;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.node.ArrayNode;

/**
 * What the tour in the README walks through: Longshore at its first start, with its data in the folder {@code data}, and
 * two small engines, {@code local} (the default) and {@code build}.
 */
final class TourWorld implements AutoCloseable {

    private static final Instant FIRST = Instant.parse("2026-01-12T08:30:00Z");
    private static final Instant SECOND = Instant.parse("2026-02-02T09:15:00Z");

    private final PrivateEngine local;
    private final PrivateEngine build;
    private final TestRegistry registry = TestRegistry.open();
    private final RegistryFront slow = RegistryFront.of(registry).onBlobs(new RegistryFault.Slow(100_000));
    private final Set<String> fixed = new HashSet<>(Set.of(FIRST.toString(), SECOND.toString()));
    private final ConfigurableApplicationContext context;

    /** Starts it all; it takes as long as two engines do. */
    TourWorld(Path folder) {
        local = PrivateEngine.start(EngineKind.OVERLAY2);
        build = PrivateEngine.start(EngineKind.CONTAINERD);
        fill(local.client());
        maker().loadInto(build.client());
        new ImageMaker(2027)
                .image(image -> app(image, "2.0", SECOND).tags("team/app:2.0"))
                .image(image -> image.layer("large", 8_000_000).tags("team/large:1"))
                .pushTo(registry);
        SpringApplication application = new SpringApplication(Longshore.class);
        application.setRegisterShutdownHook(false);
        context = application.run(
                "--server.port=0",
                "--longshore.data-dir=" + folder.resolve("data"),
                "--longshore.default-engine=local",
                "--longshore.engines.local.host=" + local.host(),
                "--longshore.engines.build.host=" + build.host());
    }

    private void fill(EngineSocket engine) {
        maker().loadInto(engine).forEach(id -> fixed.add(id.substring("sha256:".length())));
        EngineObjects.importBusybox(engine);
        Map<String, Object> web = Map.of("Image", "busybox", "Cmd", List.of("httpd", "-f", "-p", "8000"));
        EngineObjects.startContainer(engine, EngineObjects.createContainer(engine, "web", web));
    }

    private static ImageMaker maker() {
        return new ImageMaker(2026)
                .image(image -> app(image, "1.0", FIRST).tags("team/app:1.0"))
                .image(image -> app(image, "1.1", SECOND).tags("team/app:1.1", "team/app:latest"));
    }

    private static ImageSpec app(ImageSpec image, String version, Instant created) {
        return image.created(created)
                .layer("rootfs", 3_400_000)
                .layer("app-" + version, 5_200_000)
                .label("tier", "web")
                .env("PATH=/usr/bin:/bin", "APP_PASSWORD=changeit")
                .cmd("/usr/bin/app", "--port", "8000")
                .document(document -> {
                    document.withObject("/config/Labels").remove("longshore.salt"); // the layers differ already
                    ArrayNode history = document.putArray("history");
                    step(history, created, "ADD rootfs.tar /", false);
                    step(history, created, "ENV APP_PASSWORD=changeit", true);
                    step(history, created, "COPY app /usr/bin/app", false);
                    step(history, created, "CMD [\"/usr/bin/app\" \"--port\" \"8000\"]", true);
                });
    }

    private static void step(ArrayNode history, Instant created, String by, boolean empty) {
        var step = history.addObject().put("created", created.toString()).put("created_by", by);
        if (empty) {
            step.put("empty_layer", true);
        }
    }

    /** A text of the documentation as it is typed here: with the addresses of this service and of its registries. */
    String here(String text) {
        return text.replace("127.0.0.1:8080", "127.0.0.1:" + port())
                .replace("registry.example.com:5000", registry.host())
                .replace("slow.example.com:5000", slow.host());
    }

    /** What was printed here as the documentation shows it: with the usual addresses. */
    String usual(String text) {
        return text.replace("127.0.0.1:" + port(), "127.0.0.1:8080")
                .replace(registry.host(), "registry.example.com:5000")
                .replace(slow.host(), "slow.example.com:5000")
                .replace(local.socket().toString(), "/var/run/docker.sock");
    }

    /** What may differ from run to run. */
    Varying varying() {
        return new Varying(Set.copyOf(fixed));
    }

    private int port() {
        if (context instanceof WebServerApplicationContext web) {
            return Objects.requireNonNull(web.getWebServer()).getPort();
        }
        throw new IllegalStateException("Not a web server: " + context);
    }

    @Override
    public void close() {
        context.close();
        build.close();
        local.close();
        slow.close();
        registry.close();
    }
}
