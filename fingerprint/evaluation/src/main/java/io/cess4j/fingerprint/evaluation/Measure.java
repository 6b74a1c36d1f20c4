package io.cess4j.fingerprint.evaluation;

import java.util.function.ToDoubleBiFunction;
import org.jspecify.annotations.Nullable;

/**
 * One way to compare what a method knows of two works.
 *
 * @param name as the report shows it, for example {@code PDQ}
 * @param distance of a registered work (first) and a suspect (second): the smaller, the more alike
 * @param ownThreshold up to which distance the method itself, as published or shipped, speaks of a
 *     match; null where it says nothing
 */
public record Measure<S>(
    String name, ToDoubleBiFunction<S, S> distance, @Nullable Double ownThreshold) {}
