/** The keys of a miner: PoDR2 secret, TI keys, registration. */
@NullMarked
package io.cess4j.miner.key;

import org.jspecify.annotations.NullMarked;
