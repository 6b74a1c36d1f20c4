package io.cess4j.chain.event;

/**
 * A candidate's VRF proof was checked and its score computed.
 *
 * @param score 0 to 10,000
 */
public record CandidateScored(EventPosition at, long era, long node, long score)
    implements ContractEvent {}
