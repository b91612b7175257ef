package dev.longshore.representation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/**
 * Marks what describes the API where the document is generated, which is in tests: the service serves the committed one, and
 * springdoc is not in its jar.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty("springdoc.api-docs.enabled")
@ConditionalOnClass(name = "org.springdoc.core.customizers.OpenApiCustomizer")
public @interface ForTheDocument {}
