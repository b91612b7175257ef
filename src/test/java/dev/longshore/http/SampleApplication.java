package dev.longshore.http;

import dev.longshore.access.Caller;
import dev.longshore.access.Role;
import dev.longshore.access.Tokens;
import dev.longshore.engine.Engines;
import dev.longshore.fakes.FakeAudit;
import dev.longshore.fakes.FakeEngines;
import java.time.Clock;
import java.util.Optional;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** This package and the problems with sample routes, fake engines, and the tokens viewer, operator and admin. */
@TestComponent
@SpringBootConfiguration
@EnableAutoConfiguration(exclude = {DataSourceAutoConfiguration.class, FlywayAutoConfiguration.class})
@ComponentScan(
        basePackages = {"dev.longshore.http", "dev.longshore.problem"},
        excludeFilters = @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class))
@Import(SampleController.class)
@ConfigurationPropertiesScan("dev.longshore.http")
class SampleApplication {

    @Bean
    Engines engines() {
        return new FakeEngines("local", "far");
    }

    @Bean("storedAudit")
    FakeAudit audit() {
        return new FakeAudit();
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Tokens tokens() {
        return token -> Role.ofWord(token).map(role -> new Caller(token, role)).or(Optional::empty);
    }
}
