package dev.longshore;

import java.time.Clock;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackages;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The service's entry point. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
public class Longshore {

    /** Starts the service; configuration comes from the environment, the arguments and {@code application.yaml}. */
    public static void main(String[] arguments) {
        SpringApplication.run(Longshore.class, arguments);
    }

    /** Spring Boot would read each class of ours at each start, to see whether it is a mixin of Jackson. */
    @Bean
    static BeanDefinitionRegistryPostProcessor nothingToScan() {
        return registry -> registry.removeBeanDefinition(AutoConfigurationPackages.class.getName());
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
