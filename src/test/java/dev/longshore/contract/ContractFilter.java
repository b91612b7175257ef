package dev.longshore.contract;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerMapping;

/** Compares each answer with the document, except those of routes that only a test has. */
final class ContractFilter extends OncePerRequestFilter {

    private static final String ROUTE = ContractFilter.class.getName() + ".route";
    private static final String OF_A_TEST = ContractFilter.class.getName() + ".ofATest";

    private final Contract contract;
    private final Consumer<String> complaints;

    ContractFilter(Contract contract, Consumer<String> complaints) {
        this.contract = contract;
        this.complaints = complaints;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ProblemCopy copy = new ProblemCopy(response);
        chain.doFilter(request, copy);
        if (request.getDispatcherType() == DispatcherType.REQUEST) {
            rememberRoute(request);
        }
        if (request.isAsyncStarted()) {
            request.getAsyncContext().addListener(new AtTheEnd(() -> check(request, copy)));
        } else if (!isLeftToTheErrorPage(request, copy)) {
            check(request, copy);
        }
    }

    /** The dispatch to the error page has a route of its own. */
    private static void rememberRoute(HttpServletRequest request) {
        request.setAttribute(ROUTE, request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        Object handler = request.getAttribute(HandlerMapping.BEST_MATCHING_HANDLER_ATTRIBUTE);
        if (handler instanceof HandlerMethod method
                && AnnotatedElementUtils.isAnnotated(method.getBeanType(), TestComponent.class)) {
            request.setAttribute(OF_A_TEST, true);
        }
    }

    private static boolean isLeftToTheErrorPage(HttpServletRequest request, ProblemCopy response) {
        return request.getDispatcherType() == DispatcherType.REQUEST
                && response.getStatus() >= 400
                && response.getContentType() == null;
    }

    private void check(HttpServletRequest request, ProblemCopy response) {
        if (request.getAttribute(OF_A_TEST) == null) {
            contract.complaint(answered(request, response)).ifPresent(complaints);
        }
    }

    private static Answered answered(HttpServletRequest request, ProblemCopy response) {
        Object original = request.getAttribute("jakarta.servlet.error.request_uri");
        String path = Objects.toString(original, request.getRequestURI());
        String type = response.getContentType();
        return new Answered(request.getMethod(), path, route(request), response.getStatus(), type, response.code());
    }

    private static @Nullable String route(HttpServletRequest request) {
        Object route = request.getAttribute(ROUTE);
        return route == null ? null : route.toString();
    }

    private record AtTheEnd(Runnable check) implements AsyncListener {

        @Override
        public void onComplete(AsyncEvent event) {
            check.run();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            // onComplete follows
        }

        @Override
        public void onError(AsyncEvent event) {
            // onComplete follows
        }

        @Override
        public void onStartAsync(AsyncEvent event) {
            event.getAsyncContext().addListener(this);
        }
    }
}
