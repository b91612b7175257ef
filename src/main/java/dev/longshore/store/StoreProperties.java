package dev.longshore.store;

import java.nio.file.Path;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the service keeps what it remembers.
 *
 * @param dataDir the folder of the database and of the first admin token; made at the first start, open to its owner
 *     only
 */
@ConfigurationProperties("longshore")
record StoreProperties(@DefaultValue("./data") Path dataDir) {}
