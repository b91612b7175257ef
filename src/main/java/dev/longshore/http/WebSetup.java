package dev.longshore.http;

import dev.longshore.engine.Engines;
import dev.longshore.representation.Json;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.boot.webmvc.autoconfigure.WebMvcRegistrations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MutableCoercionConfig;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** Puts the pieces of this package into Spring MVC. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(HttpProperties.class)
class WebSetup implements WebMvcConfigurer {

    private final Engines engines;
    private final JsonMapper mapper;
    private final RoleGuard roles;
    private final ParameterGuard parameters;
    private final FailureAnswers answers;
    private final Clock clock;

    WebSetup(
            Engines engines,
            JsonMapper mapper,
            RoleGuard roles,
            ParameterGuard parameters,
            FailureAnswers answers,
            Clock clock) {
        this.engines = engines;
        this.mapper = mapper;
        this.roles = roles;
        this.parameters = parameters;
        this.answers = answers;
        this.clock = clock;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(roles);
        registry.addInterceptor(parameters);
        registry.addInterceptor(new EngineGuard(engines));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new Arguments(engines));
        resolvers.add(new ReadArguments(clock));
        resolvers.add(new QueryArguments());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        StrictConverters.register(registry);
    }

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.withJsonConverter(new JacksonJsonHttpMessageConverter(strict(mapper)));
    }

    @Override
    public void extendHandlerExceptionResolvers(List<HandlerExceptionResolver> resolvers) {
        resolvers.addFirst(answers);
    }

    @Bean
    static WebMvcRegistrations registrations() {
        return new WebMvcRegistrations() {
            @Override
            public RequestMappingHandlerMapping getRequestMappingHandlerMapping() {
                return new FixedWordMapping();
            }
        };
    }

    @Bean
    static JsonMapperBuilderCustomizer spelling() {
        return builder -> Json.leavingUnknownOut(builder.annotationIntrospector(new SpelledEnums()));
    }

    /** Request bodies are read to the letter: no unknown or doubled field, no text for a number, no number for a text. */
    private static JsonMapper strict(JsonMapper mapper) {
        return mapper.rebuild()
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .withCoercionConfig(LogicalType.Textual, WebSetup::nothingButTexts)
                .build();
    }

    private static void nothingButTexts(MutableCoercionConfig texts) {
        Stream.of(CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                .forEach(shape -> texts.setCoercion(shape, CoercionAction.Fail));
    }
}
