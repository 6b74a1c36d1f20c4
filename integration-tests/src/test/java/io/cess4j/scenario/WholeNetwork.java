package io.cess4j.scenario;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a scenario class the running {@link CessNetwork}. All classes of a test run share one, as
 * its processes take half a minute to start; workers that a class killed are started again after
 * it.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NetworkExtension.class)
public @interface WholeNetwork {}
