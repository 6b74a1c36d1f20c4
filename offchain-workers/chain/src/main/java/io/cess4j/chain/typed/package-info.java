/** EIP-712 structures of IDeals and docs/formats.md section 8: digest, sign, recover. */
@NullMarked
package io.cess4j.chain.typed;

import org.jspecify.annotations.NullMarked;
