package dev.longshore;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** The service's entry point. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Longshore {

    /** Starts the service; configuration comes from the environment, the arguments and {@code application.yaml}. */
    public static void main(String[] arguments) {
        SpringApplication.run(Longshore.class, arguments);
    }
}
