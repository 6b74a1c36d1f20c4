package io.cess4j.bench.podr2;

import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.Submission;
import io.cess4j.protocol.layout.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Receipts of AuditRounds.prove on a chain of its own: real challenges, real proofs. */
final class Gas {
  /** Enough that the samples of a round fall on many different ones. */
  static final int HOLDINGS = 64;

  private final Trusted ti;

  Gas(Trusted ti) {
    this.ti = ti;
  }

  /**
   * Gas of one miner's proof, by number of samples.
   *
   * @param bytes that the miner holds, in {@value #HOLDINGS} holdings
   */
  Map<Integer, Long> ofOne(long bytes, List<Integer> samples) throws Exception {
    try (AuditChain chain = new AuditChain(ti, 2)) {
      List<BenchMiner> miners = List.of(new BenchMiner(chain, ti, 0), new BenchMiner(chain, ti, 1));
      BenchMiner prover = miners.getFirst();
      long holding = bytes / HOLDINGS / Sizes.SECTOR_BYTES * Sizes.SECTOR_BYTES;
      new BenchDeals(chain, ti, miners).activate(HOLDINGS, 2, 2 * holding, List.of(prover));
      proveTomorrow(chain, List.of(prover)); // the network's first proof writes more
      Map<Integer, Long> gas = new TreeMap<>();
      for (int count : samples) {
        chain.set(Parameter.SAMPLE_COUNT, count);
        gas.put(count, proveTomorrow(chain, List.of(prover)));
      }
      return gas;
    }
  }

  /** Gas of a transaction with the proofs of several miners, by number of miners. */
  Map<Integer, Long> ofBatches(int samples, List<Integer> sizes) throws Exception {
    int most = sizes.getLast();
    try (AuditChain chain = new AuditChain(ti, most)) {
      List<BenchMiner> miners = new ArrayList<>();
      for (int i = 0; i < most; i++) {
        miners.add(new BenchMiner(chain, ti, i));
      }
      new BenchDeals(chain, ti, miners).activate(8, 4, 1 << 20, miners);
      chain.set(Parameter.SAMPLE_COUNT, samples);
      for (BenchMiner miner : miners) {
        proveTomorrow(chain, List.of(miner));
      }
      Map<Integer, Long> gas = new LinkedHashMap<>();
      for (int size : sizes) {
        gas.put(size, proveTomorrow(chain, miners.subList(0, size)));
      }
      return gas;
    }
  }

  private static long proveTomorrow(AuditChain chain, List<BenchMiner> miners) {
    int window = chain.lastWindowOfTomorrow();
    long day = chain.network.calendar().dayAt(chain.now());
    List<Submission> submissions = miners.stream().map(miner -> miner.answer(day, window)).toList();
    long gas =
        chain
            .network
            .auditRounds()
            .prove(chain.sender(miners.getFirst().account), submissions)
            .gasUsed()
            .longValueExact();
    for (BenchMiner miner : miners) {
      if (!chain.network.auditRounds().passed(miner.id, day)) {
        throw new IllegalStateException(
            "the contract did not accept the proof of miner %d: its gas means nothing"
                .formatted(miner.id));
      }
    }
    return gas;
  }
}
