package io.cess4j.consensus.duty;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Candidates;
import io.cess4j.chain.transaction.TransactionSender;

/** Puts the winners of the last era's election into office; whoever comes first does it. */
final class Conclusion implements Duty {
  private final Network network;
  private final TransactionSender sender;
  private final Eras eras;

  Conclusion(Network network, TransactionSender sender) {
    this.network = network;
    this.sender = sender;
    this.eras = new Eras(network);
  }

  @Override
  public String name() {
    return "conclusion";
  }

  @Override
  public boolean look() {
    Candidates known = network.election().candidates();
    boolean isDue =
        !known.standing().isEmpty()
            && !known.concluded()
            && known.era() == eras.current() - 1
            && !eras.isElecting();
    if (isDue) {
      network.election().conclude(sender, known.era());
    }
    return isDue;
  }
}
