/** Looks for rot before an audit does: scanners of data and metadata, and what they found. */
@NullMarked
package io.cess4j.miner.scan;

import org.jspecify.annotations.NullMarked;
