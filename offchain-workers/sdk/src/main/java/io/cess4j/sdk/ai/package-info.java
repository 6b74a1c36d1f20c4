/** Federated learning without an aggregator (protocol.md section 11). */
@NullMarked
package io.cess4j.sdk.ai;

import org.jspecify.annotations.NullMarked;
