package io.cess4j.chain.event;

/**
 * A candidate's VRF proof was checked and its score computed from three parts of 0 to 1,000 each
 * (protocol.md section 7).
 *
 * @param score 5 times credit, 3 times stake and 2 times VRF: 0 to 10,000
 */
public record CandidateScored(
    EventPosition at, long era, long node, long score, long credit, long stake, long vrf)
    implements ContractEvent {}
