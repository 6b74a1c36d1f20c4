package io.cess4j.chain.contract;

import io.cess4j.chain.Address;
import java.math.BigInteger;
import java.time.Instant;

/**
 * A dispute over a certificate, as IRightsDisputes.Dispute.
 *
 * @param state where it stands
 * @param standing of the certificate, from the disputes before
 * @param challenger whose bond it is
 * @param worker drawn TEE worker, 0 before the draw
 * @param tiKey key of the worker's group, to which the file's keys are sealed
 * @param round how many disputes the certificate has had, this one included
 * @param draws how many workers were drawn
 * @param answerer zero before the answer
 * @param bond wei, of each side
 * @param drawBeat first beat that may draw
 * @param deadline of the answer or of the verdict
 */
public record RightsDispute(
    DisputeState state,
    RightsStanding standing,
    Address challenger,
    int worker,
    int tiKey,
    long round,
    int draws,
    Address answerer,
    BigInteger bond,
    long drawBeat,
    Instant deadline) {}
