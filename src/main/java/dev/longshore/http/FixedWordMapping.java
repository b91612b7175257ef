package dev.longshore.http;

import dev.longshore.http.FixedWord.Collection;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * Takes no fixed word for a name: {@code DELETE /images/pulls} is a method that the list of pulls does not have, and never
 * the removal of an image called pulls, which goes by {@code pulls:latest}.
 */
final class FixedWordMapping extends RequestMappingHandlerMapping {

    @Override
    protected @Nullable RequestMappingInfo getMatchingMapping(RequestMappingInfo info, HttpServletRequest request) {
        RequestMappingInfo match = super.getMatchingMapping(info, request);
        return match == null || takesWordForName(info, request) ? null : match;
    }

    @Override
    protected @Nullable HandlerMethod handleNoMatch(
            Set<RequestMappingInfo> infos, String path, HttpServletRequest request) throws ServletException {
        Set<RequestMappingInfo> others =
                infos.stream().filter(info -> !takesWordForName(info, request)).collect(Collectors.toSet());
        return super.handleNoMatch(others, path, request);
    }

    private static boolean takesWordForName(RequestMappingInfo info, HttpServletRequest request) {
        List<String> segments = List.of(ServletRequestPathUtils.getParsedRequestPath(request)
                .pathWithinApplication()
                .value()
                .split("/", -1));
        return segments.size() > 2
                && isFixed(segments)
                && info.getPatternValues().stream().anyMatch(pattern -> namesBehind(segments.get(1), pattern));
    }

    private static boolean isFixed(List<String> segments) {
        return Collection.ofSegment(segments.get(1)).map(FixedWord::of).orElse(Set.of()).stream()
                .anyMatch(word -> word.begins(segments.subList(2, segments.size())));
    }

    private static boolean namesBehind(String collection, String pattern) {
        return pattern.startsWith("/" + collection + "/{");
    }
}
