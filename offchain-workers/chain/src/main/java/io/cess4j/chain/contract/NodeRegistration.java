package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import java.math.BigInteger;

/**
 * What a consensus node registers with (IR2sStaking.Registration).
 *
 * @param validator seals blocks
 * @param consent 65 bytes of EIP-712: the validator's key agrees to the account
 * @param vrfKey 256 bytes EIP-2537 G2
 * @param possession 128 bytes EIP-2537 G1
 * @param stake wei of the account's vault balance
 */
public record NodeRegistration(
    Address validator, byte[] consent, byte[] vrfKey, byte[] possession, BigInteger stake) {}
