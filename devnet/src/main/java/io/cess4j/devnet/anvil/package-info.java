/** Anvil as the engine of a devnet. */
@NullMarked
package io.cess4j.devnet.anvil;

import org.jspecify.annotations.NullMarked;
