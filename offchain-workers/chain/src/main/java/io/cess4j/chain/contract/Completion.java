package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes16;
import io.cess4j.chain.Bytes32;

/**
 * What fills a slot, as IRepair.Completion.
 *
 * @param deal deal number
 * @param slot which of its slots
 * @param holding number of the old miner's holding; anything where the slot is empty
 * @param nu name of the new holding
 * @param idsRoot holding root that the TEE worker signed
 * @param report 64 bytes: r, yParityAndS of the drawn miner over Report
 * @param tag 64 bytes: the same of the drawn TEE worker over Tag
 */
public record Completion(
    long deal, int slot, long holding, Bytes16 nu, Bytes32 idsRoot, byte[] report, byte[] tag) {}
