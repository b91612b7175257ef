package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.audit.Actor;
import dev.longshore.engine.Engine;
import dev.longshore.inventory.Freshness;
import dev.longshore.operations.Asked;
import dev.longshore.representation.ForTheDocument;
import dev.longshore.representation.Format;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import io.swagger.v3.oas.models.servers.ServerVariable;
import io.swagger.v3.oas.models.servers.ServerVariables;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/**
 * What springdoc cannot know of the API. It runs only where the document is generated; the service itself serves the
 * committed one.
 */
@Configuration(proxyBeanMethods = false)
@ForTheDocument
class ApiDescription {

    static final String ROLE = "x-required-role";

    private static final String SCHEME = "bearer";

    ApiDescription() {
        SpringDocUtils.getConfig()
                .addRequestWrapperToIgnore(
                        Asked.class, Actor.class, Caller.class, Engine.class, Freshness.class, Format.class);
    }

    @Bean
    OperationCustomizer roles() {
        return (operation, method) -> {
            if (method.hasMethodAnnotation(Open.class)) {
                return operation.security(List.of());
            }
            return withRole(operation, method);
        };
    }

    private static Operation withRole(Operation operation, HandlerMethod method) {
        String role = RoleGuard.required(method).word();
        String text = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
        operation.addExtension(ROLE, role);
        return operation
                .description(text + "Needs the role " + role + ".")
                .addSecurityItem(new SecurityRequirement().addList(SCHEME));
    }

    @Bean
    OpenApiCustomizer frame() {
        return api -> {
            api.info(new Info()
                    .title("Longshore")
                    .version("1")
                    .description("A safe, fast, explained HTTP API over one or more Docker Engines.")
                    .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
            api.servers(List.of(new Server().url("/")));
            components(api)
                    .addSecuritySchemes(
                            SCHEME,
                            new SecurityScheme()
                                    .type(SecurityScheme.Type.HTTP)
                                    .scheme("bearer")
                                    .description("A token of Longshore. The first start writes an admin's to a file."));
            api.getPaths().forEach((path, item) -> {
                if (ApiProblems.onEngine(path)) {
                    item.setServers(List.of(new Server().url("/"), named()));
                }
            });
        };
    }

    static Components components(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        return api.getComponents();
    }

    private static Server named() {
        ServerVariable engine =
                new ServerVariable()._default("local").description("An engine's name, as GET /engines lists");
        return new Server()
                .url("/engines/{engine}")
                .description("The same on a named engine")
                .variables(new ServerVariables().addServerVariable("engine", engine));
    }
}
