/** Receipts for what miners served readers of this gateway (IServedBytes, ADR 0022). */
@NullMarked
package io.cess4j.gateway.served;

import org.jspecify.annotations.NullMarked;
