package dev.longshore.engine.docker;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which engines Longshore serves.
 *
 * @param engines the engines by name, each with host and, for TLS, tls.ca-file, tls.cert-file and tls.key-file; without any,
 *     one is looked for where Docker's tools look and is called local
 * @param defaultEngine the engine that paths without /engines/{engine} mean; needed if several are configured
 * @param allowPlainTcp whether tcp:// to another host may go without TLS, where whoever reaches the line is root there
 * @param engineCalls limits of the calls on each engine
 */
@ConfigurationProperties("longshore")
record EngineProperties(
        @DefaultValue Map<String, EngineSetting> engines,
        @Nullable String defaultEngine,
        @DefaultValue("false") boolean allowPlainTcp,
        @DefaultValue @NestedConfigurationProperty EngineCalls engineCalls) {

    /**
     * One engine.
     *
     * @param host its address, such as unix:///var/run/docker.sock or tcp://10.0.0.5:2376
     * @param tls the PEM files of a TLS connection
     */
    record EngineSetting(@Nullable String host, @Nullable TlsSetting tls) {}

    /**
     * The PEM files of a TLS connection.
     *
     * @param caFile certificate of the authority that signed the engine's; without it the JDK's own authorities count
     * @param certFile our certificate
     * @param keyFile the private key of our certificate
     */
    record TlsSetting(
            @Nullable Path caFile,
            @Nullable Path certFile,
            @Nullable Path keyFile) {}
}
