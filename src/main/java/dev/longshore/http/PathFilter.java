package dev.longshore.http;

import dev.longshore.http.FixedWord.Collection;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemWriter;
import dev.longshore.problem.RequestMarks;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Brings paths into the form that the controllers map: takes {@code /engines/{engine}} off {@code /images…} and
 * {@code /containers…} and remembers it, and encodes the raw slashes of names, those of repositories too. A path that holds what no path may hold is
 * refused here, before anything interprets it.
 */
@Component
@Order(Stage.PATH)
final class PathFilter extends OncePerRequestFilter {

    /** Where a repository begins: {@code /registries/{registry}/repositories/{repository}/tags}. */
    private static final int REPOSITORY = 3;

    private static final NamePath REPOSITORIES =
            new NamePath(List.of(new FixedWord.Word("tags", FixedWord.Place.BEHIND_NAME, FixedWord.Tail.NOTHING)));

    private final NamePath images = new NamePath(FixedWord.of(Collection.IMAGES));
    private final NamePath containers = new NamePath(FixedWord.of(Collection.CONTAINERS));
    private final ProblemWriter problems;

    PathFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        Optional<Failure> refusal = PathRules.refusal(path);
        if (refusal.isPresent()) {
            problems.write(refusal.get(), request, response);
            return;
        }
        chain.doFilter(read(request, path), response);
    }

    private HttpServletRequest read(HttpServletRequest request, String path) {
        List<String> segments =
                Arrays.asList(path.substring(Math.min(1, path.length())).split("/", -1));
        boolean prefixed = segments.size() > 2 && segments.getFirst().equals("engines");
        List<String> rest = prefixed ? segments.subList(2, segments.size()) : segments;
        Optional<Collection> collection = Collection.ofSegment(rest.getFirst());
        if (collection.isEmpty()) {
            return repository(segments)
                    .<HttpServletRequest>map(to -> new ReadRequest(request, "", to))
                    .orElse(request);
        }
        String prefix = "";
        if (prefixed) {
            prefix = "/engines/" + segments.get(1);
            EnginePrefix.remember(request, PathRules.decoded(segments.get(1)).orElse(""));
        }
        return new ReadRequest(request, prefix, behind(request, collection.get(), prefix, rest));
    }

    /** A path below a registry's repositories, its repository one segment; empty if it is none. */
    private static Optional<String> repository(List<String> segments) {
        boolean named = segments.size() > REPOSITORY
                && segments.getFirst().equals("registries")
                && segments.get(REPOSITORY - 1).equals("repositories");
        return named
                ? Optional.of("/" + String.join("/", segments.subList(0, REPOSITORY)) + "/"
                        + REPOSITORIES
                                .read(segments.subList(REPOSITORY, segments.size()))
                                .path())
                : Optional.empty();
    }

    /** The path from the collection on, its names each one segment. */
    private String behind(HttpServletRequest request, Collection collection, String prefix, List<String> segments) {
        String start = "/" + collection.segment();
        if (segments.size() == 1) {
            return start;
        }
        NamePath names = collection == Collection.IMAGES ? images : containers;
        NamePath.Reading reading = names.read(segments.subList(1, segments.size()));
        RequestMarks.otherReadings(
                request,
                reading.others().stream()
                        .map(other -> prefix + start + "/" + other)
                        .toList());
        return start + "/" + reading.path();
    }
}
