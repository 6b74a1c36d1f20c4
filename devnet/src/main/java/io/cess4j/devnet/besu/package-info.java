/**
 * Hyperledger Besu as the chain of a devnet: nodes of a QBFT network whose validators a contract
 * names.
 */
@NullMarked
package io.cess4j.devnet.besu;

import org.jspecify.annotations.NullMarked;
