package dev.longshore.it;

import dev.longshore.testkit.EngineKind;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A test that runs on the shared engine of each image store. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ParameterizedTest(name = "{displayName}: {0}")
@EnumSource(
        value = EngineKind.class,
        names = {"OVERLAY2", "CONTAINERD"})
@interface OnBothStores {}
