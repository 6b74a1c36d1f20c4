package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;

/**
 * Whose turn a beat is.
 *
 * @param account the member
 * @param vrfKeyHash keccak256 of its 256-byte VRF key
 */
public record BeatMember(Address account, Bytes32 vrfKeyHash) {}
