package dev.longshore.inventory;

import dev.longshore.problem.BadSetting;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How engines are kept in memory.
 *
 * @param compareEvery how often at most what events told is compared with a list
 */
@ConfigurationProperties("longshore.inventory")
record InventoryProperties(@DefaultValue("1m") Duration compareEvery) {

    InventoryProperties {
        if (!compareEvery.isPositive()) {
            throw new BadSetting(
                    "longshore.inventory.compare-every",
                    compareEvery + " is no time to wait",
                    "Set a time such as 1m.");
        }
    }
}
