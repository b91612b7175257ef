package dev.longshore.engine.docker;

import dev.longshore.engine.EngineAddress;
import dev.longshore.engine.docker.EngineHost.Tcp;
import dev.longshore.engine.docker.EngineHost.Unix;
import org.jspecify.annotations.Nullable;

/**
 * An engine to connect to.
 *
 * @param tls null for a connection without TLS
 */
record EngineTarget(EngineHost host, @Nullable TlsFiles tls, String chosenBecause) {

    /**
     * A target of this address.
     *
     * @throws Refusal if the text is no address, or is plain TCP to another host and that is not allowed
     */
    static EngineTarget of(String text, @Nullable TlsFiles tls, boolean plainTcpAllowed, String chosenBecause)
            throws Refusal {
        return switch (EngineHost.parse(text)) {
            case Unix unix -> new EngineTarget(unix, null, chosenBecause);
            case Tcp tcp
            when tls == null && !tcp.isLoopback() && !plainTcpAllowed ->
                throw new Refusal(
                        "'" + text
                                + "' is plain TCP to another host: whoever can read or reach that line is root there.",
                        "Give TLS files, or set longshore.allow-plain-tcp=true if the network between is trusted.");
            case Tcp tcp -> new EngineTarget(tcp.withPort(tls != null), tls, chosenBecause);
        };
    }

    EngineAddress address() {
        return new EngineAddress(host.toString(), chosenBecause);
    }
}
