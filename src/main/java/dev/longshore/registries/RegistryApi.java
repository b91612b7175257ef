package dev.longshore.registries;

import dev.longshore.problem.Failure;
import dev.longshore.reference.Digest;
import dev.longshore.reference.InvalidReference;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The questions of the Docker Registry HTTP API v2 that Longshore has. All fail as {@link RegistryCalls#ask} does. */
@Component
class RegistryApi {

    private static final int MOST_PAGES = 10;
    private static final String A_PAGE = "?n=1000";
    private static final int MOST_LENGTH = 255;

    private static final JsonMapper MAPPER = new JsonMapper();

    private final RegistryCalls calls;

    RegistryApi(RegistryCalls calls) {
        this.calls = calls;
    }

    /** Asks nothing but whether it is a registry. */
    RegistryCalls.Answered base(RegistryTarget target, Deadline deadline) {
        return calls.ask(target, Ask.base(), deadline);
    }

    /** Its repositories, up to ten thousand. */
    Names catalogue(RegistryTarget target, Deadline deadline) {
        return names(target, Ask::catalogue, "repositories", deadline);
    }

    /**
     * A repository's tags, up to ten thousand.
     *
     * @throws dev.longshore.problem.Upstream {@code registry-denied-or-not-found}
     */
    Names tags(RegistryTarget target, String repository, Deadline deadline) {
        return names(target, query -> Ask.tags(repository, query), "tags", deadline);
    }

    /** Some registries give shorter pages, and refuse what is longer than theirs. */
    private Names names(RegistryTarget target, Function<String, Ask> asks, String field, Deadline deadline) {
        Set<String> names = new LinkedHashSet<>();
        Set<String> asked = new LinkedHashSet<>(List.of(A_PAGE));
        Wire.Reply reply = calls.ask(target, asks.apply(A_PAGE), deadline).reply();
        if (reply.status() == 400) {
            reply = calls.ask(target, asks.apply(""), deadline).reply();
        }
        for (int page = 1; ; page++) {
            names.addAll(read(target, asks.apply(""), reply, field));
            Optional<NextLink.Way> way = NextLink.of(reply.headers().allValues("Link"), target.host());
            if (way.isEmpty()) {
                return new Names(List.copyOf(names), false);
            }
            String query = way.get().query();
            if (query == null || page == MOST_PAGES || !asked.add(query)) {
                return new Names(List.copyOf(names), true);
            }
            reply = calls.ask(target, asks.apply(query), deadline).reply();
        }
    }

    private static List<String> read(RegistryTarget target, Ask ask, Wire.Reply reply, String field) {
        RegistryFailures failures = new RegistryFailures(target.host(), ask.subject());
        boolean catalogue = Ask.CATALOGUE.equals(ask.subject());
        if (reply.status() == 403 || (reply.status() == 404 && !catalogue)) {
            throw failures.deniedOrNotFound();
        }
        if (!reply.isWell()) {
            throw failures.failed(reply.status());
        }
        JsonNode list = json(reply, failures.failed("answered with something that is no list of " + field))
                .path(field);
        return list.valueStream()
                .map(each -> each.asString(""))
                .filter(each -> each.matches("[A-Za-z0-9._/-]{1," + MOST_LENGTH + "}"))
                .toList();
    }

    private static JsonNode json(Wire.Reply reply, Failure otherwise) {
        try {
            JsonNode json = MAPPER.readTree(reply.body());
            if (json.isObject()) {
                return json;
            }
        } catch (JacksonException _) {
            // the same as JSON of another shape
        }
        throw otherwise;
    }

    /**
     * The digest behind a tag; asked for without the manifest, which counts nothing where pulls are counted.
     *
     * @throws dev.longshore.problem.Upstream {@code manifest-not-found} or {@code registry-denied-or-not-found}, {@code
     *     manifest-invalid}
     */
    Digest digest(RegistryTarget target, String repository, String tag, Deadline deadline) {
        Ask ask = Ask.manifest("HEAD", repository, tag);
        RegistryFailures failures = new RegistryFailures(target.host(), ask.subject());
        Wire.Reply reply = found(calls.ask(target, ask, deadline).reply(), failures);
        Optional<String> said = reply.header("Docker-Content-Digest");
        if (said.isEmpty()) {
            Ask whole = Ask.manifest("GET", repository, tag);
            return hash("sha256", found(calls.ask(target, whole, deadline).reply(), failures));
        }
        try {
            return Digest.parse(said.get());
        } catch (InvalidReference _) {
            throw failures.manifestInvalid("has a digest that is none");
        }
    }

    /**
     * What a digest leads to; what comes has to have that digest.
     *
     * @throws dev.longshore.problem.Upstream as {@link #digest}
     */
    RemoteManifest manifest(RegistryTarget target, String repository, Digest digest, Deadline deadline) {
        Ask ask = Ask.manifest("GET", repository, digest.toString());
        RegistryFailures failures = new RegistryFailures(target.host(), ask.subject());
        Wire.Reply reply = found(calls.ask(target, ask, deadline).reply(), failures);
        if (!hash(digest.algorithm(), reply).equals(digest)) {
            throw failures.manifestInvalid("is not what its digest says");
        }
        JsonNode json = json(reply, failures.manifestInvalid("is not JSON"));
        Set<String> entries = json.path("manifests")
                .valueStream()
                .map(each -> each.path("digest").asString(""))
                .collect(Collectors.toUnmodifiableSet());
        return new RemoteManifest(entries, json.path("config").path("digest").stringValue(null));
    }

    private static Wire.Reply found(Wire.Reply reply, RegistryFailures failures) {
        if (reply.status() == 403 || (reply.status() == 404 && reply.text().contains("NAME_UNKNOWN"))) {
            throw failures.deniedOrNotFound();
        }
        if (reply.status() == 404) {
            throw failures.manifestNotFound();
        }
        if (!reply.isWell()) {
            throw failures.failed(reply.status());
        }
        return reply;
    }

    /** @param algorithm one that {@link Digest} knows */
    private static Digest hash(String algorithm, Wire.Reply reply) {
        try {
            MessageDigest hash = MessageDigest.getInstance(algorithm.replace("sha", "SHA-"));
            return new Digest(algorithm, HexFormat.of().formatHex(hash.digest(reply.body())));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
