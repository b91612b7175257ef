package dev.longshore.http;

import dev.longshore.access.Role;
import dev.longshore.audit.Audited;
import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;

/** The problem types that a route can answer with: its own, and those that all like it share. */
final class ApiProblems {

    private static final Set<ProblemType> EVERYWHERE = EnumSet.of(
            ProblemType.INVALID_PARAMETER,
            ProblemType.UNKNOWN_PARAMETER,
            ProblemType.NOT_ACCEPTABLE,
            ProblemType.PATH_TOO_LONG,
            ProblemType.HOST_NOT_ALLOWED,
            ProblemType.HEADERS_TOO_LARGE,
            ProblemType.INTERNAL,
            ProblemType.SHUTTING_DOWN);

    private static final Set<ProblemType> WITH_TOKEN =
            EnumSet.of(ProblemType.UNAUTHENTICATED, ProblemType.TOO_MANY_ATTEMPTS);

    private static final Set<ProblemType> WITH_BODY =
            EnumSet.of(ProblemType.MALFORMED_BODY, ProblemType.BODY_TOO_LARGE, ProblemType.UNSUPPORTED_MEDIA_TYPE);

    /** No change is made without its record. */
    private static final Set<ProblemType> OF_CHANGES = EnumSet.of(ProblemType.STORE_BUSY, ProblemType.STORE_FULL);

    /** An engine may have its own reasons to refuse a change. */
    private static final Set<ProblemType> OF_CHANGES_ON_ENGINES =
            EnumSet.of(ProblemType.ENGINE_CONFLICT, ProblemType.ENGINE_DISK_FULL);

    private static final Set<ProblemType> ON_ENGINES = EnumSet.of(
            ProblemType.ENGINE_NOT_FOUND,
            ProblemType.ENGINE_FAILED,
            ProblemType.ENGINE_PROTOCOL,
            ProblemType.ENGINE_ACCESS_DENIED,
            ProblemType.ENGINE_UNREACHABLE,
            ProblemType.ENGINE_PERMISSION_DENIED,
            ProblemType.ENGINE_API_UNSUPPORTED,
            ProblemType.ENGINE_BUSY,
            ProblemType.INVENTORY_NOT_READY,
            ProblemType.ENGINE_TIMEOUT);

    /** What naming a thing in the path can lead to. */
    private static final Map<String, Set<ProblemType>> NAMED = Map.of(
            "{image}",
            EnumSet.of(ProblemType.INVALID_REFERENCE, ProblemType.IMAGE_NOT_FOUND, ProblemType.AMBIGUOUS_IMAGE),
            "{reference}",
            EnumSet.of(ProblemType.TAG_NOT_FOUND),
            "{container}",
            EnumSet.of(ProblemType.INVALID_REFERENCE, ProblemType.CONTAINER_NOT_FOUND, ProblemType.AMBIGUOUS_CONTAINER),
            "{engine}",
            EnumSet.of(ProblemType.ENGINE_NOT_FOUND),
            "{registry}",
            EnumSet.of(ProblemType.REGISTRY_NOT_FOUND));

    /** What keeps a request for several things from beginning; all else is said of each. */
    private static final Set<ProblemType> BEFORE_ITEMS = EnumSet.of(
            ProblemType.ENGINE_NOT_FOUND,
            ProblemType.ENGINE_UNREACHABLE,
            ProblemType.STORE_BUSY,
            ProblemType.STORE_FULL);

    private ApiProblems() {}

    /** The types of the route's method on this path. */
    static Set<ProblemType> of(HandlerMethod method, String path) {
        Set<ProblemType> types = EnumSet.copyOf(EVERYWHERE);
        Set<Problems> own = own(method);
        own.forEach(some -> types.addAll(Set.of(some.value())));
        if (!method.hasMethodAnnotation(Open.class)) {
            types.addAll(WITH_TOKEN);
            if (RoleGuard.required(method) != Role.VIEWER) {
                types.add(ProblemType.FORBIDDEN);
            }
        }
        if (Arrays.stream(method.getMethodParameters())
                .anyMatch(each -> each.hasParameterAnnotation(RequestBody.class))) {
            types.addAll(WITH_BODY);
        }
        Set<ProblemType> underWay = underWay(method, path);
        if (own.stream().anyMatch(some -> some.ofItems().length > 0)) {
            underWay.retainAll(BEFORE_ITEMS);
        }
        types.addAll(underWay);
        for (String segment : path.split("/", -1)) {
            types.addAll(NAMED.getOrDefault(segment, Set.of()));
        }
        return types;
    }

    private static Set<Problems> own(HandlerMethod method) {
        return AnnotatedElementUtils.findAllMergedAnnotations(method.getMethod(), Problems.class);
    }

    private static Set<ProblemType> underWay(HandlerMethod method, String path) {
        Set<ProblemType> types = EnumSet.noneOf(ProblemType.class);
        if (method.hasMethodAnnotation(Audited.class)) {
            types.addAll(OF_CHANGES);
            if (onEngine(path)) {
                types.addAll(OF_CHANGES_ON_ENGINES);
            }
        }
        if (onEngine(path)) {
            types.addAll(ON_ENGINES);
        }
        return types;
    }

    /** The types that items of the route's answer can carry; empty where it answers for one thing. */
    static Set<ProblemType> ofItems(HandlerMethod method, String path) {
        List<ProblemType> own = own(method).stream()
                .flatMap(some -> Arrays.stream(some.ofItems()))
                .toList();
        if (own.isEmpty()) {
            return Set.of();
        }
        Set<ProblemType> types = underWay(method, path);
        types.addAll(own);
        types.remove(ProblemType.ENGINE_NOT_FOUND);
        types.add(ProblemType.INTERNAL);
        return types;
    }

    /** Whether {@code /engines/{engine}} may stand before the path. */
    static boolean onEngine(String path) {
        String first = path.split("/", -1)[1];
        return FixedWord.Collection.ofSegment(first).isPresent();
    }
}
