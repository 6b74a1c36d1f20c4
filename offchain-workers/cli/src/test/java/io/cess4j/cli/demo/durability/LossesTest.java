package io.cess4j.cli.demo.durability;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The demo must neither expect too much to be lost nor too little. */
final class LossesTest {
  @Test
  void aDealIsLostWhereFewerThanKSlotsAreLeft() {
    List<Deal> deals =
        List.of(
            deal(1, List.of(1L, 2L, 3L, 4L, 5L, 6L)),
            deal(2, List.of(1L, 2L, 7L, 8L, 9L, 6L)),
            deal(3, List.of(4L, 5L, 6L, 7L, 8L, 9L)));
    assertThat(Losses.expected(deals, Set.of(1L, 2L, 3L))).containsExactly(1L);
  }

  @Test
  void nothingElseThanWhatHadToBeLostIsHonest() {
    assertThat(losses(Set.of(1L), Set.of(1L), Set.of(1L)).honest()).isTrue();
    assertThat(losses(Set.of(1L), Set.of(), Set.of()).honest()).as("not reported").isFalse();
    assertThat(losses(Set.of(), Set.of(1L), Set.of(1L)).honest()).as("no need").isFalse();
    assertThat(losses(Set.of(1L), Set.of(1L), Set.of()).honest()).as("not refunded").isFalse();
  }

  private static Losses losses(Set<Long> expected, Set<Long> reported, Set<Long> refunded) {
    return new Losses(expected, reported, refunded, BigInteger.ZERO, BigInteger.ZERO);
  }

  private static Deal deal(long id, List<Long> miners) {
    return new Deal(
        id,
        DealState.ACTIVE,
        4,
        6,
        4,
        1,
        8,
        1,
        1,
        1,
        BigInteger.ONE,
        Bytes32.of(new byte[32]),
        Address.of("0x" + "11".repeat(20)),
        miners);
  }
}
