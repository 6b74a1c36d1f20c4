package io.cess4j.ai.masking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.ai.masking.MaskingException.BucketsRejected;
import io.cess4j.ai.masking.MaskingException.MessageRejected;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MessagesTest {
  private static final int ALL = 0b111;
  private final Bench bench = new Bench(4, 0, 1, 2);

  @Test
  void aMessageOfAnotherRoundBucketKeySenderOrKindIsRefused() {
    byte[] message = bench.masks(1).bytes();
    Roster next = bench.inRound(5);
    Bench others = new Bench(4, 0, 1, 2); // the same seats with other keys
    assertThat(MaskedUpdate.parse(message, bench.roster, 1, Bench.COMPONENTS).seat()).isEqualTo(1);
    for (Roster wrong : List.of(next, others.roster)) {
      assertThatThrownBy(() -> MaskedUpdate.parse(message, wrong, 1, Bench.COMPONENTS))
          .isInstanceOf(MessageRejected.class)
          .hasMessageContaining("another round, bucket or key");
    }
    assertThatThrownBy(() -> MaskedUpdate.parse(message, bench.roster, 2, Bench.COMPONENTS))
        .isInstanceOf(MessageRejected.class);
    byte[] kind = message.clone();
    kind[5] = Wire.AGREEMENT;
    assertThatThrownBy(() -> MaskedUpdate.parse(kind, bench.roster, 1, Bench.COMPONENTS))
        .isInstanceOf(MessageRejected.class)
        .hasMessageContaining("kind");
  }

  @Test
  void aMessageOfAnotherLengthIsRefused() {
    byte[] message = bench.masks(1).bytes();
    assertThat(message).hasSize(MaskedUpdate.bytes(bench.roster, Bench.COMPONENTS));
    for (int length : new int[] {0, 1, Wire.HEADER, message.length - 1, message.length + 1}) {
      byte[] other = Arrays.copyOf(message, length);
      assertThatThrownBy(() -> MaskedUpdate.parse(other, bench.roster, 1, Bench.COMPONENTS))
          .isInstanceOf(MessageRejected.class)
          .hasMessageContaining("bytes");
    }
  }

  @Test
  void aShareThatDoesNotOpenOrAForeignPairSeedIsFoundBeforeAnythingIsAgreed() {
    byte[] message = bench.masks(1).bytes();
    int entry = Wire.HEADER; // of seat 0: hash 32, capsule 176
    byte[] otherSeed = message.clone();
    otherSeed[entry] ^= 1;
    MaskedUpdate first = MaskedUpdate.parse(otherSeed, bench.roster, 1, Bench.COMPONENTS);
    assertThatThrownBy(() -> first.check(bench.roster, 0, bench.secret(0)))
        .isInstanceOf(MessageRejected.class)
        .hasMessageContaining("another seed");
    byte[] otherShare = message.clone();
    otherShare[entry + 32 + 170] ^= 1;
    MaskedUpdate second = MaskedUpdate.parse(otherShare, bench.roster, 1, Bench.COMPONENTS);
    assertThatThrownBy(() -> second.check(bench.roster, 0, bench.secret(0)))
        .isInstanceOf(MessageRejected.class)
        .hasMessageContaining("does not open");
  }

  @Test
  void nothingIsUnmaskedForASetThatIsTooSmallOrForeign() {
    assertThat(bench.roster.quorum()).isEqualTo(2);
    for (int set : new int[] {0b001, 0b110, 0b1011, 0}) {
      assertThatThrownBy(() -> Agreement.of(bench.roster, 0, set))
          .isInstanceOf(MessageRejected.class);
    }
    byte[] unmasked =
        Unmasking.of(bench.roster, 0, bench.secret(0), ALL, bench.allMask(ALL), bench.random)
            .bytes(bench.roster);
    assertThat(unmasked).hasSize(Unmasking.bytesOf(bench.roster));
    assertThatThrownBy(() -> Unmasking.parse(unmasked, bench.roster, 0, 0b011))
        .isInstanceOf(MessageRejected.class)
        .hasMessageContaining("agreed were");
    byte[] relabelled = unmasked.clone();
    relabelled[Wire.HEADER + 3] = 0b011; // the capsules are tied to the set
    Unmasking read = Unmasking.parse(relabelled, bench.roster, 0, 0b011);
    assertThatThrownBy(() -> read.open(bench.roster, 1, bench.secret(1)))
        .isInstanceOf(MessageRejected.class)
        .hasMessageContaining("does not open");
  }

  @Test
  void whoLacksAnUpdateThatWasAgreedOnShowsNothing() {
    assertThatThrownBy(
            () ->
                Unmasking.of(
                    bench.roster, 0, bench.secret(0), ALL, bench.allMask(0b011), bench.random))
        .isInstanceOf(MessageRejected.class)
        .hasMessageContaining("seat 2 is not here");
  }

  @Test
  void aQuorumOfDifferentMembersAgreesAndFirstWordsCount() {
    Agreement zero = Agreement.of(bench.roster, 0, ALL);
    Agreement one = Agreement.of(bench.roster, 1, 0b011);
    assertThat(Agreement.agreed(bench.roster, List.of(zero, zero))).isEmpty();
    assertThat(Agreement.agreed(bench.roster, List.of(zero, one))).isEmpty();
    Agreement changed = Agreement.of(bench.roster, 1, ALL);
    assertThat(Agreement.agreed(bench.roster, List.of(zero, one, changed))).isEmpty();
    assertThat(Agreement.agreed(bench.roster, List.of(zero, Agreement.of(bench.roster, 2, ALL))))
        .contains(ALL);
    byte[] message = zero.bytes(bench.roster);
    assertThat(message).hasSize(Agreement.bytes());
    assertThat(Agreement.parse(message, bench.roster, 0)).isEqualTo(zero);
  }

  @Test
  void theWrongSecretMasksNothing() {
    assertThatThrownBy(
            () ->
                MaskedUpdate.mask(bench.roster, 0, bench.secret(1), bench.update(0), bench.random))
        .isInstanceOf(BucketsRejected.class)
        .hasMessageContaining("registered last");
  }

  @Test
  void aRosterNeedsTwoMembersWithKeysInSeatsOfTheTask() {
    var key = bench.secret(0).timesG1();
    var place = Bench.place(1);
    assertThatThrownBy(() -> Roster.of(place, Map.of(0, key))).isInstanceOf(BucketsRejected.class);
    assertThatThrownBy(() -> Roster.of(place, Map.of(0, key, 32, key)))
        .isInstanceOf(BucketsRejected.class);
    assertThatThrownBy(() -> Roster.of(place, Map.of(0, key, 1, io.cess4j.proofs.bls.G1.INFINITY)))
        .isInstanceOf(BucketsRejected.class);
  }

  @FuzzTest
  void anyBytesAreReadOrRefused(byte[] bytes) {
    for (Runnable read :
        List.<Runnable>of(
            () -> MaskedUpdate.parse(bytes, bench.roster, 1, Bench.COMPONENTS),
            () -> Agreement.parse(bytes, bench.roster, 1),
            () -> Unmasking.parse(bytes, bench.roster, 1, ALL))) {
      try {
        read.run();
      } catch (MessageRejected expected) {
        assertThat(expected).hasMessageContaining("seat 1");
      }
    }
  }
}
