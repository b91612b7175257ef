package dev.longshore.inventory;

import dev.longshore.engine.Engine;
import dev.longshore.representation.FollowerProperties;
import dev.longshore.representation.LiveAnswer;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/** Tells those who watch an engine of its changes as they are shown. */
@Component
@EnableConfigurationProperties(FollowerProperties.class)
public class Watching {

    private final Snapshots snapshots;
    private final Feeds feeds;
    private final FollowerProperties followers;

    Watching(Snapshots snapshots, Feeds feeds, FollowerProperties followers) {
        this.snapshots = snapshots;
        this.feeds = feeds;
        this.followers = followers;
    }

    /**
     * Tells of changes until the reader has gone, was too slow, or the service ends.
     *
     * @param told which changes, and in which form
     * @throws dev.longshore.problem.Failure as a read, before anything is sent
     */
    public void watch(Engine engine, Told told, HttpServletRequest request, HttpServletResponse response)
            throws IOException, InterruptedException {
        snapshots.current(engine, Freshness.any());
        LiveAnswer answer = LiveAnswer.events(response);
        if (!request.getMethod().equals("HEAD")) {
            String last = request.getHeader("Last-Event-ID");
            new Watch(engine.name(), feeds.of(engine.name()), snapshots, told, answer, followers.patience())
                    .go(last == null ? "" : last.strip());
        }
    }
}
