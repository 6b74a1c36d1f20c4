package io.cess4j.bench.erasure;

import io.cess4j.protocol.erasure.ErasureCoder;
import io.cess4j.protocol.erasure.ErasureEngine;
import io.cess4j.protocol.erasure.Reconstruction;
import io.cess4j.protocol.layout.CodeParameters;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * What all engines have to do: parity of k shards, or data shards out of the rest.
 *
 * @param inputs what is there, {@code present} says which slots
 * @param wanted slots to compute
 */
@SuppressWarnings("ArrayRecordComponent") // work to do; never compared
record Work(CodeParameters code, byte[][] inputs, int[] present, int[] wanted) {

  /** Parity of random data. */
  static Work encode(CodeParameters code, int shardBytes) {
    byte[][] data = new byte[code.k()][shardBytes];
    SplittableRandom random = new SplittableRandom(code.k());
    for (byte[] shard : data) {
      random.nextBytes(shard);
    }
    return new Work(
        code,
        data,
        IntStream.range(0, code.k()).toArray(),
        IntStream.range(code.k(), code.n()).toArray());
  }

  /** The worst loss that can be repaired: as many data shards as there is parity. */
  Work decode(byte[][] parity) {
    int lost = Math.min(code.k(), code.parity());
    int[] there = IntStream.range(lost, lost + code.k()).toArray();
    byte[][] shards = new byte[code.k()][];
    for (int i = 0; i < there.length; i++) {
      shards[i] = there[i] < code.k() ? inputs[there[i]] : parity[there[i] - code.k()];
    }
    return new Work(code, shards, there, IntStream.range(0, lost).toArray());
  }

  int shardBytes() {
    return inputs[0].length;
  }

  /** Bytes of user data that a run stands for. */
  long userBytes() {
    return (long) code.k() * shardBytes();
  }

  byte[][] room() {
    return new byte[wanted.length][shardBytes()];
  }

  /** One run by an engine of the product. */
  Runnable by(ErasureEngine engine, byte[][] out) {
    ErasureCoder coder = new ErasureCoder(code, engine);
    int[] inOffsets = new int[inputs.length];
    int[] outOffsets = new int[out.length];
    if (wanted[0] >= code.k()) {
      return () -> coder.parity(inputs, inOffsets, out, outOffsets, shardBytes());
    }
    Reconstruction reconstruction = coder.reconstruction(present, wanted);
    return () -> reconstruction.apply(inputs, inOffsets, out, outOffsets, shardBytes());
  }

  /**
   * The coefficients of this work, read off the product's own coder: the outputs for inputs of a
   * single one. ISA-L gets the same matrix and so must give the same bytes.
   */
  byte[][] coefficients(ErasureEngine engine) {
    byte[][] rows = new byte[wanted.length][code.k()];
    for (int j = 0; j < code.k(); j++) {
      byte[][] unit = new byte[code.k()][1];
      unit[j][0] = 1;
      byte[][] out = new byte[wanted.length][1];
      new Work(code, unit, present, wanted).by(engine, out).run();
      for (int i = 0; i < rows.length; i++) {
        rows[i][j] = out[i][0];
      }
    }
    return rows;
  }

  @Override
  public String toString() {
    return "k %d, n %d: %s from %s"
        .formatted(code.k(), code.n(), Arrays.toString(wanted), Arrays.toString(present));
  }
}
