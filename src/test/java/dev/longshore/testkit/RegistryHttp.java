package dev.longshore.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts blobs and manifests into a registry ({@code spec.md} of opencontainers/distribution-spec). */
final class RegistryHttp implements AutoCloseable {

    private final HttpClient client;
    private final URI base;
    private final Map<String, String> authorization;

    private RegistryHttp(HttpClient client, URI base, Map<String, String> authorization) {
        this.client = client;
        this.base = base;
        this.authorization = authorization;
    }

    static RegistryHttp of(TestRegistry registry, @Nullable RegistryCertificate certificate) {
        HttpClient.Builder builder = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1);
        if (certificate != null) {
            builder.sslContext(certificate.context());
        }
        return new RegistryHttp(builder.build(), registry.uri(), registry.authorization());
    }

    /** Puts a blob, unless it is there already. */
    void blob(String repository, String digest, byte[] content) {
        URI blob = base.resolve("/v2/" + repository + "/blobs/" + digest);
        if (send(HttpRequest.newBuilder(blob).HEAD()).statusCode() == 200) {
            return;
        }
        URI uploads = base.resolve("/v2/" + repository + "/blobs/uploads/");
        HttpResponse<String> begun =
                expect(202, send(HttpRequest.newBuilder(uploads).POST(BodyPublishers.noBody())));
        String location = begun.headers().firstValue("Location").orElseThrow();
        URI upload = base.resolve(location + (location.contains("?") ? "&" : "?") + "digest=" + digest);
        expect(
                201,
                send(HttpRequest.newBuilder(upload)
                        .header("Content-Type", "application/octet-stream")
                        .PUT(BodyPublishers.ofByteArray(content))));
    }

    /** Puts a manifest or index under a tag or its digest. */
    void manifest(String repository, String reference, String mediaType, byte[] content) {
        URI manifest = base.resolve("/v2/" + repository + "/manifests/" + reference);
        expect(
                201,
                send(HttpRequest.newBuilder(manifest)
                        .header("Content-Type", mediaType)
                        .PUT(BodyPublishers.ofByteArray(content))));
    }

    @Override
    public void close() {
        client.close();
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        authorization.forEach(request::header);
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    private static HttpResponse<String> expect(int status, HttpResponse<String> response) {
        if (response.statusCode() != status) {
            throw new IllegalStateException(
                    "%s: %d %s".formatted(response.uri(), response.statusCode(), response.body()));
        }
        return response;
    }
}
