/** Fragments on disk and what is known about them; every answer outlives kill -9. */
@NullMarked
package io.cess4j.miner.storage;

import org.jspecify.annotations.NullMarked;
