package dev.longshore.transfers;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Patience with pulls and pushes.
 *
 * @param stalledAfter how long an engine may say nothing new before the transfer is called stalled
 * @param silence how long it may say nothing new before the transfer fails as pull-stalled
 * @param attempts how often a transfer is tried where trying again can help
 * @param backOff how long to wait before the second attempt; twice as long before each next one
 */
@ConfigurationProperties("longshore.transfers")
record TransferProperties(
        @DefaultValue("30s") Duration stalledAfter,
        @DefaultValue("5m") Duration silence,
        @DefaultValue("3") int attempts,
        @DefaultValue("2s") Duration backOff) {}
