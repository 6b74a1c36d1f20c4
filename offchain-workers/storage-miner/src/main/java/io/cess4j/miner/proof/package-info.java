/** Answers to the challenges of each day (protocol.md section 4). */
@NullMarked
package io.cess4j.miner.proof;

import org.jspecify.annotations.NullMarked;
