/**
 * The TEE worker: host of an enclave, registered on chain, tagging for miners and posting beats.
 */
@NullMarked
package io.cess4j.tee;

import org.jspecify.annotations.NullMarked;
