package dev.longshore.registries;

import dev.longshore.reference.ImageReference;
import dev.longshore.reference.InvalidReference;
import dev.longshore.representation.Parameter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A registry's host in the one form that registries are looked up by: lower case, with its port if one was given, and
 * {@code docker.io} for all names of Docker Hub.
 *
 * @param text such as {@code registry.example.com:5000}
 */
record RegistryHost(String text) {

    private static final RegistryHost DOCKER_HUB = new RegistryHost("docker.io");

    private static final int HIGHEST_PORT = 65_535;

    private static final Set<String> NAMES_OF_DOCKER_HUB =
            Set.of("docker.io", "index.docker.io", "registry-1.docker.io", "registry.hub.docker.com");

    /**
     * Reads what a person typed.
     *
     * @throws dev.longshore.problem.Invalid {@code invalid-parameter} if no reference can begin with it
     */
    static RegistryHost parse(String typed) {
        RegistryHost host = of(typed);
        if (!isDomain(host.text())) {
            throw new Parameter("registry")
                    .refuse(
                            typed,
                            List.of("a host with a dot, with a port, or localhost, as registry.example.com:5000"));
        }
        return host;
    }

    /** The host of a reference's domain, or of a name in a configuration. */
    static RegistryHost of(String domain) {
        String lower = domain.toLowerCase(Locale.ROOT);
        return NAMES_OF_DOCKER_HUB.contains(lower) ? DOCKER_HUB : new RegistryHost(lower);
    }

    private static boolean isDomain(String text) {
        try {
            return ImageReference.parse(text + "/x").repository().domain().equals(text) && portIsOne(text);
        } catch (InvalidReference _) {
            return false;
        }
    }

    private static boolean portIsOne(String text) {
        String port = text.substring(nameEnd(text));
        return port.isEmpty()
                || (port.matches(":[1-9][0-9]{0,4}") && Integer.parseInt(port.substring(1)) <= HIGHEST_PORT);
    }

    private static int nameEnd(String text) {
        int colon = text.indexOf(':', Math.max(0, text.indexOf(']')));
        return colon < 0 ? text.length() : colon;
    }

    boolean isDockerHub() {
        return equals(DOCKER_HUB);
    }

    /** Host and port to connect to: Docker Hub's registry does not live where its name says. */
    String authority() {
        return isDockerHub() ? "registry-1.docker.io" : text;
    }

    /** The host without its port. */
    String name() {
        return authority().substring(0, nameEnd(authority()));
    }

    /** Whether it is written as this machine: engines do not verify certificates there, and speak plain HTTP. */
    boolean isLoopback() {
        return name().equals("localhost") || name().equals("[::1]") || name().matches("127(\\.[0-9]{1,3}){3}");
    }

    @Override
    public String toString() {
        return text;
    }
}
