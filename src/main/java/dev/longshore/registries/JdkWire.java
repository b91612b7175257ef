package dev.longshore.registries;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.RemovalCause;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The JDK's client, one for everyone who is trusted. No proxy stands between, so that the addresses that are looked at are
 * those that are connected to: the JDK remembers them from the one moment to the other.
 */
@Component
class JdkWire implements Wire {

    private static final int MOST_CLIENTS = 64;
    private static final String AGENT = "longshore";

    private final Duration connect;
    private final LoadingCache<Trust, HttpClient> clients = Caffeine.newBuilder()
            .maximumSize(MOST_CLIENTS)
            .evictionListener(
                    (@Nullable Trust trust, @Nullable HttpClient client, RemovalCause cause) -> shutDown(client))
            .build(this::client);

    JdkWire(RegistryProperties properties) {
        connect = properties.connect();
    }

    private static void shutDown(@Nullable HttpClient client) {
        if (client != null) {
            client.shutdown();
        }
    }

    private HttpClient client(Trust trust) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .proxy(HttpClient.Builder.NO_PROXY)
                .sslContext(trust.context())
                .build();
    }

    @Override
    public Reply send(Question question) throws IOException {
        if (!question.patience().isPositive()) {
            throw new HttpTimeoutException("no time left");
        }
        CompletableFuture<HttpResponse<byte[]>> sent = clients.get(question.trust())
                .sendAsync(request(question), BodyHandlers.limiting(BodyHandlers.ofByteArray(), question.mostBytes()));
        try {
            HttpResponse<byte[]> response = sent.get(question.patience().toMillis(), TimeUnit.MILLISECONDS);
            return new Reply(response.statusCode(), response.headers(), response.body());
        } catch (TimeoutException _) {
            throw new HttpTimeoutException(
                    "no answer within " + question.patience().toMillis() + " ms");
        } catch (ExecutionException e) {
            throw cause(Objects.requireNonNullElse(e.getCause(), e), question);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            sent.cancel(true);
        }
    }

    private static HttpRequest request(Question question) {
        HttpRequest.Builder request = HttpRequest.newBuilder(question.uri())
                .timeout(question.patience())
                .setHeader("User-Agent", AGENT);
        question.headers().forEach(request::setHeader);
        return request.method(
                        question.method(),
                        question.form() == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(question.form()))
                .build();
    }

    private static IOException cause(Throwable cause, Question question) {
        boolean tooLong =
                String.valueOf(cause.getMessage()).contains("exceeds capacity"); // as BodyHandlers.limiting says
        if (tooLong) {
            return new TooLong(question.mostBytes());
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }

    @Override
    public List<InetAddress> addresses(String host) throws UnknownHostException {
        return List.of(InetAddress.getAllByName(host));
    }
}
