package dev.longshore.operations;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of operations.
 *
 * @param atOnce how many run on an engine at a time
 * @param queue how many more may wait for one of an engine
 * @param keep how long those that ended stay listed, and their idempotency keys good
 */
@ConfigurationProperties("longshore.operations")
record OperationProperties(
        @DefaultValue("3") int atOnce,
        @DefaultValue("100") int queue,
        @DefaultValue("24h") Duration keep) {}
