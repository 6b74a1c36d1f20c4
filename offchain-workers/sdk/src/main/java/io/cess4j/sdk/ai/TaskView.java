package io.cess4j.sdk.ai;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.AiGapPot;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.contract.AiGapTerms;
import java.util.List;

/**
 * A task as the chain shows it now.
 *
 * @param architecture its name; empty where the list does not tell
 * @param seats in order
 * @param rounds all that were begun, failed ones too
 */
public record TaskView(
    long task,
    Address creator,
    String architecture,
    AiGapTerms terms,
    AiGapState state,
    AiGapPot pot,
    List<SeatView> seats,
    List<RoundView> rounds) {
  /** Copies the lists. */
  public TaskView {
    seats = List.copyOf(seats);
    rounds = List.copyOf(rounds);
  }
}
