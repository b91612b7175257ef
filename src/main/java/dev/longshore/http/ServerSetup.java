package dev.longshore.http;

import dev.longshore.problem.ProblemWriter;
import java.util.EnumSet;
import org.eclipse.jetty.ee11.servlet.ServletHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.jetty.ConfigurableJettyWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Lets encoded slashes through Jetty, makes its own refusals problems, leaves lengths out where there is no body, and answers plain
 * reads ahead of the servlets.
 */
@Component
final class ServerSetup implements WebServerFactoryCustomizer<ConfigurableJettyWebServerFactory> {

    private static final UriCompliance ENCODED_SLASHES =
            UriCompliance.from(EnumSet.of(UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR));

    private final ProblemWriter problems;
    private final AcceptedBase base;
    private final ObjectProvider<HotHandler> hotReads;

    ServerSetup(ProblemWriter problems, AcceptedBase base, ObjectProvider<HotHandler> hotReads) {
        this.problems = problems;
        this.base = base;
        this.hotReads = hotReads;
    }

    @Override
    public void customize(ConfigurableJettyWebServerFactory factory) {
        factory.addServerCustomizers(this::customize);
    }

    private void customize(Server server) {
        server.setErrorHandler(new ServerErrors(problems, base));
        server.getContainedBeans(HttpConnectionFactory.class).forEach(connections -> {
            connections.getHttpConfiguration().setUriCompliance(ENCODED_SLASHES);
            connections.getHttpConfiguration().setSendServerVersion(false);
        });
        server.getDescendants(ServletHandler.class).forEach(handler -> handler.setDecodeAmbiguousURIs(true));
        HotHandler first = hotReads.getObject();
        first.setHandler(server.getHandler());
        server.setHandler(new LengthHandler(first));
    }
}
