package dev.longshore.registries;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.longshore.inventory.Ordering;
import dev.longshore.inventory.Page;
import dev.longshore.inventory.SortKey;
import dev.longshore.problem.Failure;
import dev.longshore.reference.ImageReference;
import dev.longshore.representation.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Lists what configured registries have. */
@Component
class Listings {

    private static final List<SortKey<String>> BY_NAME = List.of(SortKey.text("id", name -> name));
    private static final int MOST_DIGESTS = 100;

    /** For how long the pages behind the first are taken from what was listed for that one. */
    private static final Duration LEAFED_THROUGH = Duration.ofMinutes(1);

    private static final int MOST_KEPT = 200_000;

    private final Targets targets;
    private final RegistryApi api;
    private final Duration whole;
    private final Duration single;
    private final Cache<Listed, Names> lists = Caffeine.newBuilder()
            .maximumWeight(MOST_KEPT)
            .weigher((Listed listed, Names names) -> names.all().size() + 1)
            .expireAfterWrite(LEAFED_THROUGH)
            .build();

    /** What was listed, and as whom: nobody sees what was listed with another login. */
    private record Listed(RegistryTarget target, String repository) {}

    Listings(Targets targets, RegistryApi api, RegistryProperties properties) {
        this.targets = targets;
        this.api = api;
        this.whole = properties.search();
        this.single = properties.answer();
    }

    NameAnswers.Repositories repositories(RegistryHost host, @Nullable String limit, @Nullable String after) {
        Page.Request<String> request = page(limit, after, Page.MOST);
        RegistryTarget target = targets.configured(host);
        Names names = names(after, new Listed(target, ""), () -> api.catalogue(target, Deadline.in(whole)));
        Page<String> page = request.of(names.all());
        List<NameAnswers.RepositoryItem> items = page.items().stream()
                .map(name -> new NameAnswers.RepositoryItem(name, host + "/" + name))
                .toList();
        return new NameAnswers.Repositories(host.text(), items, names.truncated(), page.next());
    }

    /**
     * A repository's tags.
     *
     * @param digest whether to ask for each tag's digest too, of a hundred at the most
     */
    NameAnswers.Tags tags(
            RegistryHost host, String repository, @Nullable String limit, @Nullable String after, boolean digest) {
        String path = path(host, repository);
        String most = digest && limit == null ? Integer.toString(MOST_DIGESTS) : limit;
        Page.Request<String> request = page(most, after, digest ? MOST_DIGESTS : Page.MOST);
        RegistryTarget target = targets.configured(host);
        Names names = names(after, new Listed(target, path), () -> api.tags(target, path, Deadline.in(whole)));
        Page<String> page = request.of(names.all());
        List<NameAnswers.TagItem> items = digest
                ? page.items().stream()
                        .gather(Gatherers.mapConcurrent(RemoteTags.FEW, tag -> withDigest(target, path, tag)))
                        .toList()
                : page.items().stream()
                        .map(tag -> item(host, path, tag, null, null))
                        .toList();
        return new NameAnswers.Tags(host.text(), path, items, names.truncated(), page.next());
    }

    /** Who begins to read sees what there is now; who goes on, the same list. */
    private Names names(@Nullable String after, Listed listed, Supplier<Names> listing) {
        Names known = after == null ? null : lists.getIfPresent(listed);
        if (known != null) {
            return known;
        }
        Names names = listing.get();
        lists.put(listed, names);
        return names;
    }

    private static Page.Request<String> page(@Nullable String limit, @Nullable String after, int most) {
        return new Page.Request<>(Ordering.parse("id", BY_NAME), new Parameter("limit").integer(limit, 1, most), after);
    }

    /** Its path as the registry knows it: Docker Hub's official images have one more part. */
    private static String path(RegistryHost host, String repository) {
        ImageReference reference = ImageReference.parse(host + "/" + repository);
        if (!reference.isNameOnly()) {
            throw new Parameter("repository")
                    .refuse(repository, List.of("a repository without tag and digest, as team/app"));
        }
        return reference.repository().path();
    }

    private NameAnswers.TagItem withDigest(RegistryTarget target, String path, String tag) {
        try {
            String digest = api.digest(target, path, tag, Deadline.in(single)).toString();
            return item(target.host(), path, tag, digest, null);
        } catch (Failure failure) {
            return item(target.host(), path, tag, null, failure.type().code());
        }
    }

    private static NameAnswers.TagItem item(
            RegistryHost host, String path, String tag, @Nullable String digest, @Nullable String cause) {
        return new NameAnswers.TagItem(tag, host + "/" + path + ":" + tag, digest, cause);
    }
}
