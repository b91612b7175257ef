package dev.longshore.http;

import dev.longshore.Longshore;
import dev.longshore.access.Requires;
import java.util.List;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;

/** Stops the start if a route of ours forgot to say who may call it. */
@Component
final class RolesDeclared implements SmartInitializingSingleton {

    private final Routes routes;

    RolesDeclared(Routes routes) {
        this.routes = routes;
    }

    @Override
    public void afterSingletonsInstantiated() {
        List<String> silent = routes.handlers().stream()
                .filter(RolesDeclared::isOurs)
                .filter(handler -> !handler.hasMethodAnnotation(Requires.class))
                .filter(handler -> !handler.hasMethodAnnotation(Open.class))
                .map(HandlerMethod::getShortLogMessage)
                .toList();
        if (!silent.isEmpty()) {
            throw new IllegalStateException("routes without @Requires: " + silent);
        }
    }

    static boolean isOurs(HandlerMethod handler) {
        return handler.getBeanType().getName().startsWith(Longshore.class.getPackageName() + ".");
    }
}
