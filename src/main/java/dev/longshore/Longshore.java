package dev.longshore;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service's entry point. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class Longshore {

    /** Starts the service; configuration comes from the environment, the arguments and {@code application.yaml}. */
    public static void main(String[] arguments) {
        SpringApplication.run(Longshore.class, arguments);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
