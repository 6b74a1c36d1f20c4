/** Block headers as evidence: RLP as BlockHeaders.sol reads it (protocol.md section 7). */
@NullMarked
package io.cess4j.chain.header;

import org.jspecify.annotations.NullMarked;
