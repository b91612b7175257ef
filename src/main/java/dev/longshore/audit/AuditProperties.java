package dev.longshore.audit;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The record of changes.
 *
 * @param keep how long an entry is kept
 */
@ConfigurationProperties("longshore.audit")
record AuditProperties(@DefaultValue("90d") Duration keep) {}
