package io.cess4j.chain.transaction;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An EIP-1559 transaction before its signature.
 *
 * @param chainId of the network
 * @param nonce of the sender
 * @param gasLimit most gas it may use
 * @param tip wei a unit of gas for the author of the block
 * @param maximumFee wei a unit of gas in all
 * @param to receiver, or null to create a contract
 * @param value wei of ether
 * @param data 0x-hex
 */
public record UnsignedTransaction(
    long chainId,
    long nonce,
    BigInteger gasLimit,
    BigInteger tip,
    BigInteger maximumFee,
    @Nullable Address to,
    BigInteger value,
    String data) {}
