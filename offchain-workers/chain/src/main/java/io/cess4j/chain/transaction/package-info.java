/** Signing, sending and following transactions; nonces that heal. */
@NullMarked
package io.cess4j.chain.transaction;

import org.jspecify.annotations.NullMarked;
