package io.cess4j.consensus.duty;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Candidates;
import io.cess4j.chain.contract.ConsensusNode;
import io.cess4j.chain.contract.Election;
import io.cess4j.chain.contract.NodeState;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.consensus.key.VrfKey;
import io.cess4j.contracts.errors.SeedMissing;
import io.cess4j.proofs.Keccak;
import java.util.List;

/** Stands in each era's election: one VRF proof in its last epoch. */
final class Candidacy implements Duty {
  private final Network network;
  private final TransactionSender sender;
  private final long node;
  private final VrfKey key;
  private final Eras eras;
  private long stoodIn = -1;

  Candidacy(Network network, TransactionSender sender, long node, VrfKey key) {
    this.network = network;
    this.sender = sender;
    this.node = node;
    this.key = key;
    this.eras = new Eras(network);
  }

  @Override
  public String name() {
    return "candidacy";
  }

  @Override
  public boolean look() {
    long era = eras.current();
    if (era == stoodIn || !eras.isElecting() || !mayStand(era)) {
      return false;
    }
    if (isRanked(era)) { // before a restart
      stoodIn = era;
      return false;
    }
    try {
      byte[] proof = key.election(network.election().messageOf(era).bytes());
      network.election().submit(sender, List.of(new Election.Proof(node, key.publicKey(), proof)));
      stoodIn = era;
      return true;
    } catch (SeedMissing notYet) {
      return false;
    }
  }

  /** Of those who stood the best are kept; for the others a second proof is gas for nothing. */
  private boolean isRanked(long era) {
    Candidates known = network.election().candidates();
    return known.era() == era
        && known.standing().stream().anyMatch(candidate -> candidate.node() == node);
  }

  private boolean mayStand(long era) {
    ConsensusNode known = network.staking().node(node);
    return known.state() == NodeState.ACTIVE
        && known.stake().compareTo(network.staking().minimumStake()) >= 0
        && known.keyHashIn(era).equals(Bytes32.of(Keccak.hash(key.publicKey())));
  }
}
