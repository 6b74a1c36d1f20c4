/**
 * {@code cess bench}: measures the product and says which of the asked figures hold. Runs in a JVM
 * of its own with the flags of a worker that is meant to be fast.
 */
@NullMarked
package io.cess4j.bench;

import org.jspecify.annotations.NullMarked;
