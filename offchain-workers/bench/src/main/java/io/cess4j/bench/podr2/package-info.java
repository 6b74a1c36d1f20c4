/** Rates of tagging, checking and proving, and what a proof costs on chain. */
@NullMarked
package io.cess4j.bench.podr2;

import org.jspecify.annotations.NullMarked;
