package io.cess4j.gateway.upload;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Signature;

/**
 * What a miner answered for its slot, checked.
 *
 * @param nu name of its holding
 * @param report the miner's signature over Report
 * @param tag the TEE worker's signature over Tag
 */
record SlotAnswer(Bytes16 nu, Signature report, Signature tag) {}
