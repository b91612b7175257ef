package dev.longshore.http;

import dev.longshore.access.Role;
import dev.longshore.problem.Failure;
import dev.longshore.problem.ProblemWriter;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AnonymousAuthenticationFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.RequestRejectedHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Stateless bearer tokens; no sessions, cookies, forms or other schemes. */
@Configuration(proxyBeanMethods = false)
class SecurityChain {

    @Bean
    SecurityFilterChain securityFilterChain(HttpSecurity http, BearerTokens tokens, Refusals refusals) {
        return http.csrf(AbstractHttpConfigurer::disable) // nothing a browser sends by itself counts as a token
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.defaultsDisabled().cacheControl(Customizer.withDefaults()))
                .exceptionHandling(
                        each -> each.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .addFilterBefore(new BearerFilter(tokens), AnonymousAuthenticationFilter.class)
                .authorizeHttpRequests(each -> each.requestMatchers(Doors.OPEN)
                        .permitAll()
                        .requestMatchers(EndpointRequest.to("prometheus"))
                        .access(Doors.atLeast(Role.VIEWER))
                        .requestMatchers(EndpointRequest.toAnyEndpoint())
                        .access(Doors.atLeast(Role.ADMIN))
                        .anyRequest()
                        .access(Doors.atLeast(Role.VIEWER)))
                .build();
    }

    /** Names hold encoded slashes; methods are left to the routes, which know those they allow. */
    @Bean
    HttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowUrlEncodedSlash(true);
        firewall.setUnsafeAllowAnyHttpMethod(true);
        return firewall;
    }

    @Bean
    RequestRejectedHandler requestRejectedHandler(ProblemWriter problems) {
        return (request, response, rejected) -> {
            Failure failure = PathRules.refused(request.getRequestURI(), "something that no path or header may hold");
            problems.write(failure, request, response);
        };
    }
}
