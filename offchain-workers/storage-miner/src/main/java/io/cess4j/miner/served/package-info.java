/** Receipts of readers and the credit they bring (IServedBytes, ADR 0022). */
@NullMarked
package io.cess4j.miner.served;

import org.jspecify.annotations.NullMarked;
