package io.cess4j.proofs.podr2;

import io.cess4j.proofs.Seeded;
import io.cess4j.proofs.bls.G1Vector;
import io.cess4j.protocol.Hash256;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Rates of the bulk work, one thread: run main. CPU time of the thread, best of five; the first
 * rounds warm the compiler up.
 */
final class Podr2Benchmark {
  private static final int BLOCKS = 128;
  private static final int PORTION = 65_536;
  private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

  private Podr2Benchmark() {}

  public static void main(String[] arguments) {
    World world = new World(8192, 1);
    World.Miner miner = world.new Miner(1);
    byte[] data = Seeded.bytes(world.random, 31 * 8192 * BLOCKS);
    TagStatement.Subject subject = miner.subject(1, 0, data);
    double sigGen = 0;
    double tagGen = 0;
    double tagging = 0;
    double proofGen = 0;
    double verify = 0;
    for (int round = 0; round < 5; round++) {
      long start = CPU.getCurrentThreadCpuTime();
      SigGen signer = new SigGen(world.ti, world.powers, subject, world.random);
      stream(data, signer::update);
      byte[] deltas = signer.finish().compressed();
      sigGen = Math.max(sigGen, rate(data.length, start));

      start = CPU.getCurrentThreadCpuTime();
      TagGen checker =
          new TagGen(world.srs, world.tiPublic, signer.statement(), deltas, world.random);
      stream(data, checker::update);
      G1Vector sigmas = checker.finish(miner.key);
      tagGen = Math.max(tagGen, rate(data.length, start));

      List<Sample> samples =
          IntStream.range(0, BLOCKS)
              .mapToObj(i -> new Sample(0, signer.statement().nu(), i, BigInteger.TWO.pow(127)))
              .toList();
      Chal chal = new Chal(Hash256.of(new byte[32]), 1);
      start = CPU.getCurrentThreadCpuTime();
      ProofGen prover = new ProofGen(world.srs, samples);
      for (int i = 0; i < BLOCKS; i++) {
        prover.begin(sigmas.get(i));
        prover.update(data, 31 * 8192 * i, 31 * 8192);
      }
      tagging = Math.max(tagging, rate(data.length, start));
      Proof proof = prover.finish(chal.z());
      proofGen = Math.max(proofGen, rate(data.length, start));

      start = CPU.getCurrentThreadCpuTime();
      var verdict =
          Verify.verify(
              new Statement(1, World.TI_KEY, samples, chal.z(), miner.publicKey.keys(), proof));
      verify = Math.max(verify, 1e9 / (CPU.getCurrentThreadCpuTime() - start));
      System.out.println("round " + round + ": " + verdict);
    }
    System.out.printf(
        "SigGen %.0f MB/s, TagGen %.0f MB/s, mu %.0f MB/s, ProofGen %.0f MB/s, Verify %.1f /s"
            + " (%d blocks of 248 KiB)%n",
        sigGen, tagGen, tagging, proofGen, verify, BLOCKS);
  }

  private interface Consumer {
    void take(byte[] bytes, int offset, int length);
  }

  private static void stream(byte[] data, Consumer consumer) {
    for (int at = 0; at < data.length; at += PORTION) {
      consumer.take(data, at, Math.min(PORTION, data.length - at));
    }
  }

  private static double rate(long bytes, long start) {
    return bytes * 1e3 / (CPU.getCurrentThreadCpuTime() - start);
  }
}
