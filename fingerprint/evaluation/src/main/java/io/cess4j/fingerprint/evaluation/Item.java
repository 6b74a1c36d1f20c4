package io.cess4j.fingerprint.evaluation;

import java.util.function.Supplier;

/**
 * A work of a corpus.
 *
 * @param name where it is from: path in the data folder, or what it was made of
 * @param synthetic whether it was made for the experiment
 * @param work decodes or makes it, each time anew: no corpus is held in memory
 */
public record Item<T>(String name, boolean synthetic, Supplier<T> work) {}
