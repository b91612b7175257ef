package dev.longshore.registries;

import dev.longshore.problem.Failure;
import dev.longshore.problem.NotFound;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Upstream;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Where requests to registries may go: nobody can use Longshore to reach what is only in its own network. */
@Component
class Bounds {

    private final Wire wire;

    Bounds(Wire wire) {
        this.wire = wire;
    }

    /**
     * Checks that a registry may be asked. One that nobody set up has to be on the internet, or written as this machine.
     *
     * @throws Upstream {@code registry-unreachable} if its address is nobody's, or one where no registry lives
     * @throws NotFound {@code registry-not-found} if it has to be configured first
     */
    void check(RegistryTarget target) {
        for (InetAddress address : addresses(target.host())) {
            Place place = Place.of(address);
            if (place == Place.FORBIDDEN) {
                throw new Upstream(
                                ProblemType.REGISTRY_UNREACHABLE,
                                target.host() + " has the address " + address.getHostAddress()
                                        + ", where Longshore asks no registry (link-local, metadata or multicast).")
                        .with("registry", target.host().text());
            }
            if (!target.configured() && !isOpen(target.host(), place)) {
                throw unknown(target.host(), address);
            }
        }
    }

    private static boolean isOpen(RegistryHost host, Place place) {
        return place == Place.PUBLIC || (place == Place.LOOPBACK && host.isLoopback());
    }

    private List<InetAddress> addresses(RegistryHost host) {
        try {
            return wire.addresses(host.name());
        } catch (UnknownHostException e) {
            throw new Upstream(
                            ProblemType.REGISTRY_UNREACHABLE,
                            "Longshore finds no address of " + host + ". Look whether the name is right.",
                            e)
                    .with("registry", host.text());
        }
    }

    /**
     * Whether a registry may send us there, to a token realm or by a redirect: to itself, or over TLS to another host; from
     * the internet not into a private network, and nobody to link-local addresses.
     */
    boolean allows(RegistryTarget target, URI uri) {
        String host = uri.getHost();
        String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
        if (host == null || uri.getRawUserInfo() != null) {
            return false;
        }
        boolean itself = host.equalsIgnoreCase(target.host().name());
        boolean way = scheme.equals("https") || (scheme.equals("http") && itself && target.plain());
        return way && (itself || mayReach(target, host));
    }

    private boolean mayReach(RegistryTarget target, String host) {
        try {
            boolean onTheInternet = addresses(target.host()).stream().anyMatch(each -> Place.of(each) == Place.PUBLIC);
            return wire.addresses(host).stream()
                    .map(Place::of)
                    .allMatch(place -> place == Place.PUBLIC || (place != Place.FORBIDDEN && !onTheInternet));
        } catch (UnknownHostException _) {
            return false;
        }
    }

    private static Failure unknown(RegistryHost host, InetAddress address) {
        return new NotFound(
                        ProblemType.REGISTRY_NOT_FOUND,
                        host + " is not on the internet (" + address.getHostAddress()
                                + "), so Longshore asks it only once an administrator has added it with PUT /registries/"
                                + host + ".")
                .with("registry", host.text());
    }
}
