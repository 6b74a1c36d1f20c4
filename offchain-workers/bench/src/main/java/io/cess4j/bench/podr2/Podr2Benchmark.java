package io.cess4j.bench.podr2;

import io.cess4j.bench.Benchmark;
import io.cess4j.bench.Machine;
import io.cess4j.bench.Reach;
import io.cess4j.bench.Result;
import io.cess4j.protocol.layout.Sizes;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code cess bench podr2}. */
@Command(
    name = "podr2",
    description = {
      "Tagging, checking, proving: MB/s of a core; gas of proofs.",
      "Blocks have 8,192 sectors.",
      "Gas comes from receipts of AuditRounds.prove: the real contracts on a chain of their own,"
          + " orders placed, drawn",
      "and activated, beats by VRF, proofs by the product's SigGen, TagGen and ProofGen over every"
          + " byte. Bytes of the",
      "holdings are a key stream that is generated again where a challenge samples it, so 10 GiB"
          + " need no disk.",
      ""
    })
public final class Podr2Benchmark extends Benchmark {
  private static final List<Integer> SAMPLES = List.of(32, 64, 96, 128);
  private static final List<Integer> BATCHES = List.of(1, 2, 4, 8);
  private static final int BATCH_SAMPLES = 64;
  private static final long SMALL = 1L << 20;
  private static final int WARM_UPS = 2;

  /** Challenges differ from day to day, and with them how many holdings are read. */
  private static final double SAME = 1.02;

  @Option(
      names = "--size",
      paramLabel = "MIB",
      description =
          "Holding that is tagged and checked (default: ${DEFAULT-VALUE}, of a whole deal at k ="
              + " 4).")
  private int sizeMib = 256;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds that count; the median is told (default: ${DEFAULT-VALUE}).")
  private int rounds = 5;

  @Option(
      names = "--holdings",
      paramLabel = "GIB",
      description = "What the proving miner holds in the large case (default: ${DEFAULT-VALUE}).")
  private int holdingsGib = 10;

  @Option(names = "--no-gas", description = "Rates only, no chain.")
  private boolean noGas;

  @Override
  protected Result measure(Machine machine) throws Exception {
    Result result =
        new Result(
            "podr2",
            machine,
            WARM_UPS + " rounds of the whole work over the whole holding, not counted");
    rates(result);
    if (!noGas) {
      gas(result);
    }
    return result;
  }

  private void rates(Result result) {
    int sectors = (int) ((long) sizeMib * (1 << 20) / Sizes.SECTOR_BYTES);
    Rates rates = new Rates(sectors, new SplittableRandom(1));
    say("holding of %d MiB, tagging engine %s", sizeMib, rates.engine());
    for (int round = -WARM_UPS; round < rounds; round++) {
      rates.round(round >= 0);
      say("round %d of %d", round + WARM_UPS + 1, rounds + WARM_UPS);
    }
    result
        .put("tagMBps", rates.tagMBps())
        .put("spCheckMBps", rates.checkMBps())
        .put("proveMs", rates.proveMilliseconds())
        .put("proofBytes", rates.proofBytes())
        .put("engine", rates.engine())
        .put("hashAloneMBps", rates.hashMBps())
        .put("curveMicrosecondsABlock", rates.curveMicrosecondsABlock())
        .reach("tagMBps", Reach.atLeast(400, rates.tagMBps(), shares(rates)))
        .reach("spCheckMBps", Reach.atLeast(200, rates.checkMBps(), shares(rates)))
        .reach("proofBytes", Reach.equal(288, rates.proofBytes()));
    say(
        "tag %.0f MB/s, check %.0f MB/s, proof of 64 blocks %.0f ms",
        rates.tagMBps(), rates.checkMBps(), rates.proveMilliseconds());
  }

  private static String shares(Rates rates) {
    double block = Sizes.BLOCK_BYTES / rates.tagMBps();
    double hash = Sizes.BLOCK_BYTES / rates.hashMBps();
    return "of %.0f us a block SHA-256 takes %.0f, the curve %.0f, the dot product the rest"
        .formatted(block, hash, rates.curveMicrosecondsABlock());
  }

  private void gas(Result result) throws Exception {
    try (Trusted ti = new Trusted()) {
      Gas gas = new Gas(ti);
      say("gas: 1 MiB in %d holdings", Gas.HOLDINGS);
      Map<Integer, Long> small = gas.ofOne(SMALL, SAMPLES);
      say("gas: %s; now %d GiB in %d holdings", small, holdingsGib, Gas.HOLDINGS);
      Map<Integer, Long> large = gas.ofOne((long) holdingsGib << 30, SAMPLES);
      say("gas: %s; now batches", large);
      Map<Integer, Long> batches = gas.ofBatches(BATCH_SAMPLES, BATCHES);
      result
          .put("verifyGas", large)
          .put("verifyGasAt1MiB", small)
          .put("batchGas", batches)
          .put("batchSamples", BATCH_SAMPLES)
          .put("holdings", Gas.HOLDINGS)
          .put("holdingsGiB", holdingsGib);
      large.forEach(
          (samples, used) ->
              result.reach(
                  "verifyGas at c = " + samples,
                  Reach.atMost(300_000 + 27_000.0 * samples, used, parts(large))));
      large.forEach(
          (samples, used) ->
              result.reach(
                  "gas at %d GiB / at 1 MiB, c = %d".formatted(holdingsGib, samples),
                  Reach.atMost(
                      SAME, (double) used / Objects.requireNonNull(small.get(samples)), "")));
    }
  }

  /** What depends on c and what does not. */
  private static String parts(Map<Integer, Long> gas) {
    int fewest = SAMPLES.getFirst();
    int most = SAMPLES.getLast();
    long first = Objects.requireNonNull(gas.get(fewest));
    long last = Objects.requireNonNull(gas.get(most));
    long slope = (last - first) / (most - fewest);
    return "a sample costs %,d; %,d do not depend on c: three pairings, seeds of all 24 windows, the day's payment"
        .formatted(slope, first - fewest * slope);
  }
}
