package io.cess4j.fingerprint.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * How many attacked copies were found.
 *
 * @param name of the attack or of the group
 * @param group the group
 * @param found at the threshold that the false-positive rate sets
 * @param foundByOwn at the method's own threshold; null where it has none
 */
public record Recall(
    String name, String group, Proportion found, @Nullable Proportion foundByOwn) {}
