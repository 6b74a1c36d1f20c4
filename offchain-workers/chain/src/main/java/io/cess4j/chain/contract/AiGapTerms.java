package io.cess4j.chain.contract;

import io.cess4j.chain.Bytes32;
import java.math.BigInteger;

/**
 * A task's terms, which never change, as IAiGapTasks.Terms.
 *
 * @param architecture keccak256 of its text, on the allow-list
 * @param model root of the initial model
 * @param fid of the file that holds it
 * @param modelCertificate of the initial model, 0 for none
 * @param certified whether each seat has to name a data certificate
 * @param bounty wei, locked by the creator
 * @param stake wei, locked by each participant
 * @param bond wei, locked with each demand for withheld data
 */
public record AiGapTerms(
    Bytes32 architecture,
    Bytes32 model,
    Bytes32 fid,
    long modelCertificate,
    boolean certified,
    BigInteger bounty,
    BigInteger stake,
    BigInteger bond,
    AiGapPlan plan,
    AiGapWindows windows,
    AiGapPrivacyTerms privacy) {}
