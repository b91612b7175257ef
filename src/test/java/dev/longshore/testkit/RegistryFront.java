package dev.longshore.testkit;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.longshore.testkit.RegistryFault.Answer;
import dev.longshore.testkit.RegistryFault.Cut;
import dev.longshore.testkit.RegistryFault.Hang;
import dev.longshore.testkit.RegistryFault.None;
import dev.longshore.testkit.RegistryFault.Slow;
import dev.longshore.testkit.RegistryFault.Stuck;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Stands in front of a registry without TLS and does to requests what a test says; without rules it hands them on. */
public final class RegistryFront implements AutoCloseable {

    private static final Set<String> TO_REGISTRY = Set.of("Accept", "Authorization", "Range", "Content-Type");
    private static final Set<String> OWN = Set.of("connection", "transfer-encoding", "content-length", "date");
    private static final int PIECES_A_SECOND = 20;

    private final TestRegistry registry;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final List<String> authorized = new CopyOnWriteArrayList<>();
    private final AtomicInteger sending = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final HttpServer server;
    private final NoTlsGate gate;

    private RegistryFront(TestRegistry registry) {
        this.registry = registry;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
        gate = NoTlsGate.to(server.getAddress().getPort());
    }

    /** One that stands in front of that registry, which stays the caller's to close. */
    public static RegistryFront of(TestRegistry registry) {
        return new RegistryFront(registry);
    }

    /** Does that from now on to requests whose method, a space and path match; the newest rule counts. */
    public RegistryFront on(String request, RegistryFault fault) {
        rules.addFirst(new Rule(Pattern.compile(request), fault));
        return this;
    }

    /** Does that to the blobs that are got. */
    public RegistryFront onBlobs(RegistryFault fault) {
        return on("GET .*/blobs/.*", fault);
    }

    /** Host and port, as they stand in references. */
    public String host() {
        return "127.0.0.1:" + gate.port();
    }

    /** What an image of that name and tag is called here. */
    public String reference(String nameAndTag) {
        return host() + "/" + nameAndTag;
    }

    /** Method and path of all that came, in order. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    /** Those of them that came with an {@code Authorization}. */
    public List<String> authorized() {
        return List.copyOf(authorized);
    }

    /** How many answers are being sent or held back now: none when their callers have left. */
    public int sending() {
        return sending.get();
    }

    @Override
    public void close() {
        closed.countDown();
        gate.close();
        server.stop(0);
        threads.shutdownNow();
        client.shutdownNow();
    }

    private void serve(HttpExchange exchange) throws IOException {
        String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
        requests.add(request);
        if (exchange.getRequestHeaders().containsKey("Authorization")) {
            authorized.add(request);
        }
        sending.incrementAndGet();
        try (exchange) {
            RegistryFault fault = rules.stream()
                    .filter(rule -> rule.request.matcher(request).matches())
                    .map(rule -> rule.fault)
                    .findFirst()
                    .orElseGet(None::new);
            perform(fault, exchange);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            sending.decrementAndGet();
        }
    }

    private void perform(RegistryFault fault, HttpExchange exchange) throws IOException, InterruptedException {
        switch (fault) {
            case None none -> forward(exchange, Integer.MAX_VALUE, Integer.MAX_VALUE);
            case Cut cut -> forward(exchange, cut.afterBytes(), Integer.MAX_VALUE);
            case Stuck stuck -> {
                if (forward(exchange, stuck.afterBytes(), Integer.MAX_VALUE) == stuck.afterBytes()) {
                    closed.await();
                }
            }
            case Slow slow -> forward(exchange, Integer.MAX_VALUE, slow.bytesPerSecond());
            case Hang hang -> closed.await();
            case Answer answer -> {
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                answer.headers().forEach(exchange.getResponseHeaders()::set);
                boolean head = exchange.getRequestMethod().equals("HEAD");
                exchange.sendResponseHeaders(answer.status(), head ? -1 : body.length);
                if (!head) {
                    exchange.getResponseBody().write(body);
                }
            }
        }
    }

    /** Returns how many bytes of a body went back. */
    private int forward(HttpExchange exchange, int limit, int bytesPerSecond) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request(exchange), BodyHandlers.ofInputStream());
        response.headers().map().forEach((name, values) -> {
            if (!OWN.contains(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        long length = response.headers().firstValueAsLong("content-length").orElse(0);
        boolean head = exchange.getRequestMethod().equals("HEAD");
        if (head) {
            exchange.getResponseHeaders().set("Content-Length", Long.toString(length));
        }
        exchange.sendResponseHeaders(response.statusCode(), head || length == 0 ? -1 : length);
        try (InputStream body = response.body()) {
            return copy(body, exchange.getResponseBody(), limit, bytesPerSecond);
        }
    }

    private HttpRequest request(HttpExchange exchange) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                registry.uri().resolve(exchange.getRequestURI().toString()));
        TO_REGISTRY.forEach(name -> exchange.getRequestHeaders()
                .getOrDefault(name, List.of())
                .forEach(value -> request.header(name, value)));
        String method = exchange.getRequestMethod();
        boolean bodiless = method.equals("GET") || method.equals("HEAD");
        return request.method(
                        method,
                        bodiless ? BodyPublishers.noBody() : BodyPublishers.ofInputStream(exchange::getRequestBody))
                .build();
    }

    private static int copy(InputStream from, OutputStream to, int limit, int bytesPerSecond)
            throws IOException, InterruptedException {
        boolean slow = bytesPerSecond < Integer.MAX_VALUE;
        byte[] buffer = new byte[slow ? Math.max(1, bytesPerSecond / PIECES_A_SECOND) : 65536];
        int left = limit;
        int count = from.readNBytes(buffer, 0, Math.min(left, buffer.length));
        while (count > 0) {
            to.write(buffer, 0, count);
            to.flush();
            if (slow) {
                Thread.sleep(1000 / PIECES_A_SECOND);
            }
            left -= count;
            count = from.readNBytes(buffer, 0, Math.min(left, buffer.length));
        }
        return limit - left;
    }

    private record Rule(Pattern request, RegistryFault fault) {}
}
