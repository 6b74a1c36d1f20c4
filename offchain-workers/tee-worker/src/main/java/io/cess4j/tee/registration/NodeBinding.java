package io.cess4j.tee.registration;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.ConsensusNode;
import io.cess4j.chain.contract.NodeState;
import io.cess4j.chain.contract.Staking;
import io.cess4j.chain.transaction.TransactionSender;
import java.util.OptionalLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Binds the worker to the consensus node of an account, which gets the credit of its work
 * (protocol.md section 7). Idempotent; the node may come later than the worker.
 */
public final class NodeBinding {
  private static final Logger LOG = LoggerFactory.getLogger(NodeBinding.class);

  private final Staking staking;
  private final TransactionSender sender;
  private final Address node;

  /**
   * @param node account of the consensus node
   */
  public NodeBinding(Staking staking, TransactionSender sender, Address node) {
    this.staking = staking;
    this.sender = sender;
    this.node = node;
  }

  /**
   * Binds where the node is there and the worker is not bound to it yet.
   *
   * @return whether the worker is bound to that node now
   */
  public boolean ensure(int worker) {
    OptionalLong wanted = staking.ofAccount(node);
    OptionalLong bound = staking.ofWorker(worker);
    if (wanted.isEmpty() || bound.equals(wanted)) {
      return wanted.isPresent();
    }
    ConsensusNode known = staking.node(wanted.getAsLong());
    if (known.state() != NodeState.ACTIVE) {
      return false;
    }
    if (bound.isPresent()) {
      staking.releaseWorker(sender, worker);
      LOG.info("worker {} left node {}", worker, bound.getAsLong());
    }
    staking.bindWorker(sender, worker, known.id());
    LOG.info("worker {} works for node {}, which gets the credit", worker, known.id());
    return true;
  }
}
