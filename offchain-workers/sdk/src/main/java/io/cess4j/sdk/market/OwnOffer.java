package io.cess4j.sdk.market;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.SaleCapsule;

/**
 * A key that the agent's account has offered.
 *
 * @param block in which it was
 */
record OwnOffer(Bytes32 offer, SaleCapsule capsule, long block) {}
