package dev.longshore.representation;

import dev.longshore.problem.BadSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What those get who follow something as it goes on.
 *
 * @param keepAlive how long nothing may be sent before a sign of life is
 */
@ConfigurationProperties("longshore.followers")
public record FollowerProperties(@DefaultValue("10s") Duration keepAlive) {

    /**
     * How long nothing may be sent, which is some time.
     *
     * @throws BadSetting if it is none
     */
    public Duration patience() {
        if (!keepAlive.isPositive()) {
            throw new BadSetting(
                    "longshore.followers.keep-alive", keepAlive + " leaves no time to wait", "Set a time such as 10s.");
        }
        return keepAlive;
    }
}
