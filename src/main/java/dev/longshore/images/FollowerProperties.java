package dev.longshore.images;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What those who follow a pull or push get.
 *
 * @param keepAlive how long nothing may be sent before a sign of life is
 */
@ConfigurationProperties("longshore.followers")
record FollowerProperties(@DefaultValue("10s") Duration keepAlive) {}
