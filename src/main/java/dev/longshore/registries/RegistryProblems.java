package dev.longshore.registries;

import dev.longshore.problem.ProblemType;
import dev.longshore.problem.Problems;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The route asks a registry, and answers with its failures. */
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Problems({
    ProblemType.REGISTRY_UNREACHABLE,
    ProblemType.REGISTRY_TLS,
    ProblemType.REGISTRY_AUTH_REQUIRED,
    ProblemType.REGISTRY_AUTH_FAILED,
    ProblemType.REGISTRY_DENIED_OR_NOT_FOUND,
    ProblemType.REGISTRY_RATE_LIMITED,
    ProblemType.REGISTRY_FAILED
})
public @interface RegistryProblems {}
