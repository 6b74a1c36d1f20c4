package io.cess4j.consensus.duty;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.ConsensusNode;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.consensus.key.VrfKey;
import java.util.List;

/** All duties of a registered node. */
public final class Duties {
  private Duties() {}

  /** In the order in which they matter: who is late for an election waits an era. */
  public static List<Duty> of(
      Network network, TransactionSender sender, ConsensusNode node, VrfKey key) {
    return List.of(
        new Candidacy(network, sender, node.id(), key),
        new Conclusion(network, sender),
        new BlockClaims(network, sender, node.validator()),
        new AbsenceWatch(network, sender, node.validator()),
        new Succession(network, sender),
        new WorkCount(network, sender, node.id()),
        new Payday(network, sender, node));
  }
}
