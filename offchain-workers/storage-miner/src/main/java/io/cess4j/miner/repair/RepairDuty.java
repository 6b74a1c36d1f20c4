package io.cess4j.miner.repair;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.miner.deal.Holdings;
import io.cess4j.miner.deal.RepairIntake;
import io.cess4j.retrieval.DescriptorFetcher;
import io.cess4j.runtime.store.KeyValueStore;
import io.cess4j.transport.WorkerClient;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;

/** Puts the repairs of a registered miner together. */
public final class RepairDuty {
  /** Each waits for others most of its time; a leaving miner has many slots. */
  private static final int AT_ONCE = 4;

  private RepairDuty() {}

  /**
   * The repairs of a miner on a network.
   *
   * @param account sends its transactions
   * @param client with a binding, which other miners ask of readers
   * @param data where the cursor of events is kept
   */
  public static Repairs of(
      Network network,
      Account account,
      long miner,
      Holdings holdings,
      RepairIntake intake,
      KeyValueStore store,
      WorkerClient client,
      Path data,
      MeterRegistry metrics,
      RandomGenerator random) {
    RepairBook book = new RepairBook(store);
    RepairChain chain =
        new NetworkRepairs(
            network, account, miner, data.resolve("repairs.cursor"), new DrawnEvents(book, miner));
    SlotRepair repair =
        new SlotRepair(chain, holdings, intake, new DescriptorFetcher(client, random)::fetch);
    ExecutorService executor =
        Executors.newFixedThreadPool(AT_ONCE, Thread.ofVirtual().name("repair-", 0).factory());
    return new Repairs(chain, book, repair, miner, InstantSource.system(), executor, metrics);
  }
}
