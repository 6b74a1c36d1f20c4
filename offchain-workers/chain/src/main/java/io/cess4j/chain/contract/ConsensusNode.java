package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.math.BigInteger;

/**
 * A consensus node as its registry knows it (IR2sStaking).
 *
 * @param id number
 * @param account stakes and is paid
 * @param validator seals blocks
 * @param keyFrom first era in which {@code vrfKeyHash} counts; earlier ones have {@code
 *     previousKeyHash}
 * @param exitEra in which it left, 0 before
 * @param stake wei
 * @param vrfKeyHash keccak256 of the 256-byte VRF key
 */
public record ConsensusNode(
    long id,
    NodeState state,
    Address account,
    Address validator,
    long keyFrom,
    long exitEra,
    BigInteger stake,
    Bytes32 vrfKeyHash,
    Bytes32 previousKeyHash) {
  /** Hash of the key that counts in an era. */
  public Bytes32 keyHashIn(long era) {
    return era >= keyFrom ? vrfKeyHash : previousKeyHash;
  }
}
