/** Measures a network from outside: stores and reads a file, and scores every miner. */
@NullMarked
package io.cess4j.sdk.probe;

import org.jspecify.annotations.NullMarked;
