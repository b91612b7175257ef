package dev.longshore.http;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** The routes that exist. */
@Component
final class Routes {

    private static final int LONGEST_COMPARED = 200;

    /** Where other services have their Swagger UI; ours is at the root. */
    private static final Set<String> PAGES =
            Set.of("/swagger-ui", "/swagger-ui.html", "/swagger-ui/index.html", "/swagger", "/docs", "/api-docs");

    private final ObjectProvider<RequestMappingHandlerMapping> mapping;

    /** Asked for late, since the mapping is made with interceptors that need the routes. */
    Routes(@Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> mapping) {
        this.mapping = mapping;
    }

    Collection<HandlerMethod> handlers() {
        return mapping.getObject().getHandlerMethods().values();
    }

    /** Their patterns, such as {@code /images/{image}/history}. */
    Set<String> patterns() {
        return mapping.getObject().getHandlerMethods().keySet().stream()
                .flatMap(info -> info.getPatternValues().stream())
                .filter(pattern -> !pattern.equals("/error"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The pattern of the route that this method serves; empty if it serves none. */
    Optional<String> patternOf(HandlerMethod handler) {
        return mapping.getObject().getHandlerMethods().entrySet().stream()
                .filter(entry -> entry.getValue().getMethod().equals(handler.getMethod()))
                .flatMap(entry -> entry.getKey().getPatternValues().stream())
                .findFirst();
    }

    /** What a path at which nothing is served was most likely meant for; empty if nothing is near. */
    Optional<String> likely(String path) {
        String bare = path.replaceFirst("/+$", "");
        if (PAGES.contains(bare)) {
            return Optional.of("/");
        }
        boolean named = FixedWord.Collection.ofSegment(bare.replaceFirst("^/([^/]*).*", "$1"))
                .isPresent();
        return named && !bare.equals(path) ? Optional.of(bare) : near(path);
    }

    /**
     * The route that a path without one was most likely meant for, its variables filled from the path; empty if none is
     * near.
     */
    Optional<String> near(String path) {
        if (path.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        String wanted = path.replaceFirst("/+$", "");
        return patterns().stream()
                .map(pattern -> filled(pattern, wanted))
                .filter(route -> EditDistance.between(route, wanted) <= Math.max(2, wanted.length() / 4))
                .min(Comparator.<String>comparingInt(route -> EditDistance.between(route, wanted))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String filled(String pattern, String path) {
        List<String> wanted = List.of(path.split("/", -1));
        StringBuilder filled = new StringBuilder();
        String[] segments = pattern.split("/", -1);
        for (int n = 1; n < segments.length; n++) {
            boolean variable = segments[n].startsWith("{")
                    && n < wanted.size()
                    && !wanted.get(n).isEmpty();
            filled.append('/').append(variable ? wanted.get(n) : segments[n]);
        }
        return filled.toString();
    }
}
