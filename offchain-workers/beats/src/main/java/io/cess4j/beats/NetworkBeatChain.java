package io.cess4j.beats;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Beat;
import io.cess4j.chain.contract.BeatMember;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.NoMembers;

/** The real one. */
final class NetworkBeatChain implements BeatChain {
  private final Network network;
  private final TransactionSender sender;
  private final byte[] vrfKey;

  NetworkBeatChain(Network network, TransactionSender sender, byte[] vrfKey) {
    this.network = network;
    this.sender = sender;
    this.vrfKey = vrfKey.clone();
  }

  @Override
  public long current() {
    return network.calendar().beatAt(network.clock().instant());
  }

  @Override
  public Beat latest() {
    return network.beats().latest();
  }

  @Override
  public boolean isOurs(long number) {
    try {
      BeatMember member = network.beats().memberFor(number);
      return member.account().equals(sender.address());
    } catch (NoMembers none) {
      return false;
    }
  }

  @Override
  public void post(long number, byte[] proof) {
    network.beats().post(sender, number, vrfKey, proof);
  }
}
