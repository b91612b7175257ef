package dev.longshore.images;

import dev.longshore.engine.Engine;
import dev.longshore.engine.SearchRow;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemType;
import dev.longshore.registries.RegistrySearch;
import dev.longshore.registries.SearchStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Searches Docker Hub through the engine, and the configured registries, side by side. */
@Component
class Searches {

    private final RegistrySearch registries;
    private final LocalRepositories local;
    private final Executor executor = task -> Thread.ofVirtual().name("search").start(task);

    Searches(RegistrySearch registries, LocalRepositories local) {
        this.registries = registries;
        this.local = local;
    }

    /** What a registry gave, before it is cut. */
    private record Part(
            SearchResult.Registry registry,
            List<SearchResult.Item> items,
            boolean truncated,
            @Nullable Failure failure) {

        /** A name that was looked for and found is an answer, even where there is no catalogue. */
        boolean answered() {
            return failure == null || !items.isEmpty();
        }
    }

    /**
     * What is found.
     *
     * @throws Failure if no registry answered: {@code registry-rate-limited} if all said that, else why the first did not
     */
    SearchResult of(Engine engine, SearchQuery query) {
        query.check();
        CompletableFuture<LocalRepositories.Known> here =
                CompletableFuture.supplyAsync(() -> local.of(engine), executor);
        List<Part> parts = together(engine, query);
        if (parts.stream().noneMatch(Part::answered)) {
            throw worst(parts);
        }
        LocalRepositories.Known known = local.inTime(here, engine);
        List<SearchResult.Item> merged = inTurn(parts.stream().map(Part::items).toList());
        List<SearchResult.Item> items = merged.stream()
                .limit(query.most())
                .map(item -> item.here(known.has(item.name())))
                .toList();
        boolean truncated = merged.size() > items.size() || parts.stream().anyMatch(Part::truncated);
        return new SearchResult(
                items, truncated, parts.stream().map(Part::registry).toList());
    }

    private List<Part> together(Engine engine, SearchQuery query) {
        Optional<String> only = query.namesRegistry() ? registries.hostOf(query.registry()) : Optional.empty();
        List<CompletableFuture<Part>> asked = new ArrayList<>();
        if (only.isEmpty()) {
            asked.add(CompletableFuture.supplyAsync(() -> ofEngine(engine, query), executor));
        }
        List<String> hosts = query.namesRegistry() ? only.stream().toList() : registries.hosts();
        if (query.passesUnstarred()) {
            hosts.forEach(host -> asked.add(CompletableFuture.supplyAsync(() -> ofRegistry(host, query), executor)));
        }
        return asked.stream().map(CompletableFuture::join).toList();
    }

    private static Part ofEngine(Engine engine, SearchQuery query) {
        String registry = query.registry();
        try {
            List<SearchRow> rows = engine.search().search(query.words(), query.asked());
            List<SearchResult.Item> items = rows.stream()
                    .filter(query::passes)
                    .map(row -> SearchResult.Item.of(row, registry))
                    .toList();
            boolean truncated = rows.size() >= query.asked();
            return part(registry, SearchStatus.ANSWERED, rows.size(), items, truncated, null);
        } catch (Failure failure) {
            return part(registry, SearchStatus.of(failure), 0, List.of(), false, failure);
        }
    }

    private Part ofRegistry(String host, SearchQuery query) {
        RegistrySearch.Found found = registries.search(host, query.wordsInRegistry());
        List<SearchResult.Item> items = found.names().stream()
                .map(name -> SearchResult.Item.of(name, host))
                .toList();
        boolean truncated = found.status() == SearchStatus.TRUNCATED;
        return part(host, found.status(), items.size(), items, truncated, found.failure());
    }

    private static Part part(
            String host,
            SearchStatus status,
            int results,
            List<SearchResult.Item> items,
            boolean truncated,
            @Nullable Failure failure) {
        SearchResult.Registry registry = new SearchResult.Registry(
                host,
                status.word(),
                results,
                failure == null ? null : failure.type().code(),
                failure == null ? null : failure.detail());
        return new Part(registry, items, truncated, failure);
    }

    /** The first of each, then the second of each: no registry hides what another has. */
    private static List<SearchResult.Item> inTurn(List<List<SearchResult.Item>> lists) {
        int longest = lists.stream().mapToInt(List::size).max().orElse(0);
        return IntStream.range(0, longest)
                .boxed()
                .flatMap(at -> lists.stream().filter(list -> at < list.size()).map(list -> list.get(at)))
                .toList();
    }

    private static Failure worst(List<Part> parts) {
        List<Failure> failures = parts.stream()
                .flatMap(part -> Stream.ofNullable(part.failure()))
                .toList();
        return failures.stream()
                .filter(failure -> failure.type() != ProblemType.REGISTRY_RATE_LIMITED)
                .findFirst()
                .orElseGet(failures::getFirst);
    }
}
