package dev.longshore.registries;

import dev.longshore.problem.Failure;
import dev.longshore.reference.ImageReference;
import dev.longshore.reference.InvalidReference;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Searches configured registries by their catalogue, and where there is none for the very name. */
@Component
public class RegistrySearch {

    private static final Logger LOG = LoggerFactory.getLogger(RegistrySearch.class);

    /** What registries answer that have no catalogue. */
    private static final Set<Object> NONE = Set.of(404, 405, 501);

    private final Targets targets;
    private final RegistryApi api;
    private final Duration patience;

    RegistrySearch(Targets targets, RegistryApi api, RegistryProperties properties) {
        this.targets = targets;
        this.api = api;
        this.patience = properties.search();
    }

    /**
     * What a registry answered.
     *
     * @param registry its host
     * @param status how
     * @param names complete names without tag, the nearest first
     * @param failure why it did not answer, or not with its catalogue; null if it did
     */
    public record Found(
            String registry,
            SearchStatus status,
            List<String> names,
            @Nullable Failure failure) {}

    /** The hosts of the registries that can be searched. Docker Hub cannot: its engine's search is for that. */
    public List<String> hosts() {
        return targets.hosts().stream()
                .filter(host -> !host.isDockerHub())
                .map(RegistryHost::text)
                .toList();
    }

    /** The host of a configured registry that a term begins with, in the form of {@link #hosts}. */
    public Optional<String> hostOf(String domain) {
        return Optional.of(RegistryHost.of(domain).text()).filter(hosts()::contains);
    }

    /**
     * Searches a registry; that it fails is an answer.
     *
     * @param host one of {@link #hosts}
     * @param words what a repository's name has to hold
     */
    public Found search(String host, String words) {
        Deadline deadline = Deadline.in(patience);
        String wanted = words.toLowerCase(Locale.ROOT);
        try {
            RegistryTarget target = targets.configured(new RegistryHost(host));
            return searched(target, wanted, deadline);
        } catch (Failure failure) {
            return new Found(host, SearchStatus.of(failure), List.of(), failure);
        }
    }

    private Found searched(RegistryTarget target, String wanted, Deadline deadline) {
        String host = target.host().text();
        try {
            Names names = api.catalogue(target, deadline);
            List<String> found = names.all().stream()
                    .filter(name -> name.contains(wanted))
                    .sorted(nearest(wanted))
                    .map(name -> host + "/" + name)
                    .toList();
            return new Found(host, names.truncated() ? SearchStatus.TRUNCATED : SearchStatus.ANSWERED, found, null);
        } catch (Failure failure) {
            boolean none = NONE.contains(failure.members().getOrDefault("registryStatus", 0));
            SearchStatus status = none ? SearchStatus.UNSUPPORTED : SearchStatus.of(failure);
            boolean tried = status == SearchStatus.UNSUPPORTED || status == SearchStatus.DENIED;
            return new Found(host, status, tried ? exact(target, wanted, deadline) : List.of(), failure);
        }
    }

    private static Comparator<String> nearest(String wanted) {
        return Comparator.comparing((String name) -> !name.equals(wanted))
                .thenComparing(name -> !name.endsWith("/" + wanted))
                .thenComparing(Comparator.naturalOrder());
    }

    private List<String> exact(RegistryTarget target, String wanted, Deadline deadline) {
        try {
            ImageReference reference = ImageReference.parse(target.host() + "/" + wanted);
            api.tags(target, reference.repository().path(), deadline);
            return List.of(reference.repository().canonical());
        } catch (InvalidReference | Failure none) {
            LOG.debug("{} has no {}: {}", target.host(), wanted, none.toString());
            return List.of();
        }
    }
}
