package dev.longshore.http;

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
        Optional<CollectionPath> read = CollectionPath.read(segments);
        if (read.isEmpty()) {
            return repository(segments)
                    .<HttpServletRequest>map(to -> new ReadRequest(request, "", to))
                    .orElse(request);
        }
        CollectionPath found = read.get();
        found.engine().ifPresent(engine -> EnginePrefix.remember(request, engine));
        if (!found.others().isEmpty()) {
            RequestMarks.otherReadings(request, found.others());
        }
        return new ReadRequest(request, found.prefix(), found.path());
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
}
