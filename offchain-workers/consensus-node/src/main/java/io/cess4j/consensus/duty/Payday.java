package io.cess4j.consensus.duty;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.ConsensusNode;
import io.cess4j.chain.transaction.TransactionSender;

/** Collects the rewards of eras that are closed: two eras later, once each. */
final class Payday implements Duty {
  private static final int ERAS_TO_PAY = 2;

  /** Further back a worker that was away looks once. */
  private static final int LOOK_BACK = 32;

  private final Network network;
  private final TransactionSender sender;
  private final ConsensusNode node;
  private final Eras eras;
  private long lookedUntil = -1;

  Payday(Network network, TransactionSender sender, ConsensusNode node) {
    this.network = network;
    this.sender = sender;
    this.node = node;
    this.eras = new Eras(network);
  }

  @Override
  public String name() {
    return "payday";
  }

  @Override
  public boolean look() {
    long last = eras.current() - ERAS_TO_PAY;
    for (long era = Math.max(0, Math.max(lookedUntil + 1, last - LOOK_BACK)); era <= last; era++) {
      boolean isEarned = network.eraRewards().pointsOf(era, node.validator()) > 0;
      if (isEarned) {
        network.eraRewards().pay(sender, era, node.id());
      }
      lookedUntil = era; // what did not get through is tried again
      if (isEarned) {
        return true;
      }
    }
    return false;
  }
}
