package io.cess4j.consensus.duty;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.transaction.TransactionSender;
import java.util.OptionalLong;

/** Has the successor of a validator drawn that was proven dead or false. */
final class Succession implements Duty {
  private final Network network;
  private final TransactionSender sender;

  Succession(Network network, TransactionSender sender) {
    this.network = network;
    this.sender = sender;
  }

  @Override
  public String name() {
    return "succession";
  }

  @Override
  public boolean look() {
    for (Address validator : network.validatorSet().validators()) {
      OptionalLong beat = network.election().vacancyOf(validator);
      if (beat.isPresent() && network.beats().firstBeatFrom(beat.getAsLong()).isPresent()) {
        network.election().fill(sender, validator);
        return true;
      }
    }
    return false;
  }
}
