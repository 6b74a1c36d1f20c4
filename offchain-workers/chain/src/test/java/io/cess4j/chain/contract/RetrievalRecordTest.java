package io.cess4j.chain.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Bytes32;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetrievalRecordTest {
  private static final long SEED = 20_261_130L;

  /** The same values and bytes as in PayPerRetrieval.t.sol, test_theBytesOfJava. */
  private static final RetrievalRecord KNOWN =
      new RetrievalRecord(
          7,
          new BigInteger("123456789012345678"),
          65_536,
          Instant.ofEpochSecond(1_800_000_000),
          true);

  @Test
  void valuesThatDoNotFitAreRefused() {
    Instant time = Instant.ofEpochSecond(1);
    assertThatThrownBy(() -> new RetrievalRecord(1L << 40, BigInteger.ONE, 1, time, false))
        .hasMessageContaining("40 bits");
    assertThatThrownBy(() -> new RetrievalRecord(-1, BigInteger.ONE, 1, time, false))
        .hasMessageContaining("40 bits");
    assertThatThrownBy(() -> new RetrievalRecord(1, BigInteger.ONE.shiftLeft(96), 1, time, false))
        .hasMessageContaining("96 bits");
    assertThatThrownBy(() -> new RetrievalRecord(1, BigInteger.ONE.negate(), 1, time, false))
        .hasMessageContaining("96 bits");
    assertThatThrownBy(() -> new RetrievalRecord(1, BigInteger.ONE, -1, time, false))
        .hasMessageContaining("negative size");
    assertThatThrownBy(() -> new RetrievalRecord(1, BigInteger.ONE, 1, Instant.MAX, false))
        .hasMessageContaining("time");
  }

  @Test
  void malformedBytesAreRefused() {
    byte[] unknownKind = KNOWN.word().bytes();
    unknownKind[31] = 2;
    assertThatThrownBy(() -> RetrievalRecord.of(Bytes32.of(unknownKind)))
        .hasMessageContaining("kind 2");
    assertThatThrownBy(() -> RetrievalRecord.all(new byte[33])).hasMessageContaining("33 bytes");
    assertThat(RetrievalRecord.all(new byte[0])).isEmpty();
  }

  @Test
  void bytesAreThoseOfTheContract() {
    assertThat(KNOWN.word())
        .isEqualTo(
            Bytes32.of("0x00000000070000000001b69b4ba630f34e0000000000010000006b49d2000001"));
    assertThat(RetrievalRecord.of(KNOWN.word())).isEqualTo(KNOWN);
  }

  @Test
  void everyRecordReadsBack() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 1_000; i++) {
      RetrievalRecord one =
          new RetrievalRecord(
              random.nextLong(1L << 40),
              new BigInteger(random.nextInt(97), new java.util.Random(random.nextLong())),
              random.nextLong(Long.MAX_VALUE),
              Instant.ofEpochSecond(random.nextLong(1L << 40)),
              random.nextBoolean());
      assertThat(RetrievalRecord.all(one.word().bytes()))
          .as("seed %s, record %s", SEED, i)
          .isEqualTo(List.of(one));
    }
  }

  @Test
  void theDigestDependsOnTheOrder() {
    Bytes32 first = KNOWN.digestAfter(Bytes32.ZERO);
    assertThat(first).isNotEqualTo(Bytes32.ZERO);
    assertThat(KNOWN.digestAfter(first)).isNotEqualTo(first);
  }
}
