/** A whole network as processes of this machine: chain, TEE workers, storage miners, gateway. */
@NullMarked
package io.cess4j.devnet.network;

import org.jspecify.annotations.NullMarked;
