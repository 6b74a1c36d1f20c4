/** Paid delivery: answers to buyers against vouchers, and the settlement of these (ADR 0038). */
@NullMarked
package io.cess4j.gateway.delivery;

import org.jspecify.annotations.NullMarked;
