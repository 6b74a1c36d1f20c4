/**
 * Scenarios over a whole network (chain, TEE workers, storage miners and gateway as processes of
 * their own), told in the words of the white paper.
 */
@NullMarked
package io.cess4j.scenario;

import org.jspecify.annotations.NullMarked;
