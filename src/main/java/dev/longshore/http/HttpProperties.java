package dev.longshore.http;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How the service is reached.
 *
 * @param publicUrl where callers reach the service, such as {@code https://ci.example.org/tools/docker}; all links start
 *     with it. Its host is accepted in {@code Host}
 * @param allowedHosts host names without port that are accepted in {@code Host} beside localhost, 127.0.0.1, [::1] and
 *     that of the public URL
 * @param trustedProxies addresses or networks ({@code 10.0.0.0/8}) of proxies whose {@code X-Forwarded-…} and
 *     {@code Forwarded} headers are believed; nobody's by default
 * @param cors pages of other origins
 * @param maxBody the largest request body that is read
 */
@ConfigurationProperties("longshore")
record HttpProperties(
        @Nullable String publicUrl,
        @DefaultValue List<String> allowedHosts,
        @DefaultValue List<String> trustedProxies,
        @DefaultValue Cors cors,
        @DefaultValue("1MB") DataSize maxBody) {

    /**
     * Which pages of other origins may call.
     *
     * @param allowedOrigins such as {@code https://board.example.org}; none by default
     */
    record Cors(@DefaultValue List<String> allowedOrigins) {}
}
