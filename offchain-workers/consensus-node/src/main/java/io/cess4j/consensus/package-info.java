/**
 * The worker beside a node of the chain: stake, elections, beats, blocks and rewards (protocol.md
 * section 7, ADR 0023).
 */
@NullMarked
package io.cess4j.consensus;

import org.jspecify.annotations.NullMarked;
