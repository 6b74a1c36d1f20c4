package io.cess4j.miner.proof;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Bucket;
import io.cess4j.chain.contract.Holding;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.AuditAwaited;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.contracts.errors.FillTooLate;
import java.util.List;
import java.util.stream.LongStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps dead ranges of a miner's buckets few: deleted data costs a round its draws, and a bucket
 * that is all but dead cannot be proved (protocol.md section 4). Looks once a day, and fills after
 * that day's audit, because the chain allows it only while no challenge is known.
 */
public final class Compaction {
  private static final Logger LOG = LoggerFactory.getLogger(Compaction.class);

  /** Steps that the chain takes at once. */
  private static final int STEPS = 256;

  /** Of all positions one in so many may be dead. */
  private static final long TOLERATED = 8;

  private final Network network;
  private final TransactionSender sender;
  private final long miner;
  private final Runnable moved;
  private long doneDay = -1;

  /**
   * @param sender of the miner's account, which alone may do it
   * @param moved called after holdings have moved
   */
  public Compaction(Network network, TransactionSender sender, long miner, Runnable moved) {
    this.network = network;
    this.sender = sender;
    this.miner = miner;
    this.moved = moved;
  }

  /** Looks, where this day's look is not done. For one thread. */
  public void look() {
    long today = network.calendar().dayAt(network.clock().instant());
    if (today == doneDay) {
      return;
    }
    List<Bucket> buckets = network.deals().buckets(miner);
    if (!isWorthIt(buckets)) {
      doneDay = today;
      return;
    }
    if (network.auditRounds().awaits(miner)) {
      return;
    }
    try {
      for (int group = 0; group < buckets.size(); group++) {
        fill(group, buckets.get(group), today);
      }
      doneDay = today;
    } catch (AuditAwaited | FillTooLate seedIsNear) {
      LOG.debug("compaction waits: {}", seedIsNear.getMessage());
    } catch (ContractRevert layoutChanged) {
      LOG.warn("compaction is left for tomorrow: {}", layoutChanged.getMessage());
      moved.run();
      doneDay = today;
    }
  }

  private boolean isWorthIt(List<Bucket> buckets) {
    long positions = buckets.stream().mapToLong(Bucket::end).sum();
    long used = network.miners().standing(miner).usedSectors();
    return positions - used > positions / TOLERATED;
  }

  private void fill(int group, Bucket bucket, long today) {
    List<Holding> holdings =
        LongStream.range(0, bucket.holdings())
            .mapToObj(number -> network.deals().holding(miner, group, number))
            .toList();
    CompactionPlan plan = CompactionPlan.of(holdings, today, STEPS);
    if (plan.isEmpty()) {
      return;
    }
    network.deals().fill(sender, miner, group, plan.holes(), plan.movers());
    moved.run();
    LOG.info(
        "bucket {}: {} of {} positions are left after {} steps",
        group,
        network.deals().buckets(miner).get(group).end(),
        bucket.end(),
        plan.holes().size());
  }
}
