package io.cess4j.tee.enclave;

import io.cess4j.chain.Address;
import io.cess4j.chain.rights.RightsClaim;

/**
 * What the host read about a dispute from the chain. Verdicts name all of it, so the contract
 * refuses what a host made up.
 *
 * @param disputes the RightsDisputes contract
 * @param certificate its number
 * @param round which dispute of the certificate
 * @param worker the drawn one's number: this
 * @param tiKey key of its group
 * @param answerer who handed in the keys
 * @param claim what the certificate says
 */
public record DisputeFacts(
    Address disputes,
    long certificate,
    long round,
    int worker,
    int tiKey,
    Address answerer,
    RightsClaim claim) {}
