/** Slots of deals that this miner was drawn to take over (protocol.md section 5, ADR 0020). */
@NullMarked
package io.cess4j.miner.repair;

import org.jspecify.annotations.NullMarked;
