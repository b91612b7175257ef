package dev.longshore.http;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longshore.access.Requires;
import dev.longshore.access.Role;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

class RolesDeclaredTests {

    static class Handlers {
        @Requires(Role.VIEWER)
        public void named() {}

        @Open
        public void open() {}

        public void silent() {}
    }

    private static RolesDeclared check(String... methods) throws NoSuchMethodException {
        RequestMappingHandlerMapping mapping = new RequestMappingHandlerMapping();
        for (String method : methods) {
            mapping.registerMapping(
                    RequestMappingInfo.paths("/" + method).build(), new Handlers(), Handlers.class.getMethod(method));
        }
        return new RolesDeclared(
                new Routes(new StaticListableBeanFactory(Map.of("requestMappingHandlerMapping", mapping))
                        .getBeanProvider(RequestMappingHandlerMapping.class)));
    }

    @Test
    void aRouteThatForgotItsRoleStopsTheStart() throws NoSuchMethodException {
        RolesDeclared check = check("named", "silent");
        assertThatThrownBy(check::afterSingletonsInstantiated)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("silent")
                .hasMessageNotContaining("named");
    }

    @Test
    void routesThatSayWhoMayCallThemStart() throws NoSuchMethodException {
        assertThatCode(check("named", "open")::afterSingletonsInstantiated).doesNotThrowAnyException();
    }
}
