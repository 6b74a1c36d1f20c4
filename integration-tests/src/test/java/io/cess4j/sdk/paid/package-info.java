/** The buyer's side of paid delivery against real gateways. */
@NullMarked
package io.cess4j.sdk.paid;

import org.jspecify.annotations.NullMarked;
