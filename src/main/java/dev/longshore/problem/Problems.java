package dev.longshore.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The problem types that a route can answer with beside those that every route can: for the OpenAPI document. An answer
 * of another type is a mistake that tests report. An annotation that carries it adds its types to those of the route.
 */
@Documented
@Target({ElementType.METHOD, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Problems {

    /** The types, in any order. */
    ProblemType[] value();

    /**
     * Of a route for several things: what one of them can lead to, which then stands in its item, as does whatever the engine says
     * of it. Empty for other routes.
     */
    ProblemType[] ofItems() default {};
}
