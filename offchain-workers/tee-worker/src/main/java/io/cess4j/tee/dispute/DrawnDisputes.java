package io.cess4j.tee.dispute;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DisputeState;
import io.cess4j.chain.contract.RightsDispute;
import io.cess4j.chain.contract.RightsIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which certificates wait for this worker's verdict, by the chain's events. A new start looks at
 * all of them once; a chain that was rewound is looked at again from well before its head.
 */
final class DrawnDisputes {
  /** More than any engine rewinds. */
  private static final long MARGIN_BLOCKS = 256;

  private final Network network;
  private final RightsIndex index;
  private final Set<Long> open = new TreeSet<>();
  private long next;

  DrawnDisputes(Network network, RightsIndex index) {
    this.network = network;
    this.index = index;
  }

  /** A dispute that has its answer and waits for the verdict. */
  record Waiting(long certificate, RightsDispute dispute) {}

  /** What waits, the most urgent first. */
  List<Waiting> waiting(int worker) {
    long head = network.connection().latestBlock().number();
    long from = Math.max(0, Math.min(next, head) - MARGIN_BLOCKS);
    index.drawn(worker, from).forEach(drawn -> open.add(drawn.certificate()));
    next = head;
    List<Waiting> waiting = new ArrayList<>();
    for (long certificate : List.copyOf(open)) {
      RightsDispute dispute = network.rightsDisputes().disputeOf(certificate);
      if (dispute.state() == DisputeState.NONE || dispute.worker() != worker) {
        open.remove(certificate);
      } else if (dispute.state() == DisputeState.ANSWERED) {
        waiting.add(new Waiting(certificate, dispute));
      }
    }
    waiting.sort(Comparator.comparing(one -> one.dispute().deadline()));
    return waiting;
  }
}
