package io.cess4j.sdk.ai.seal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.protocol.Hash256;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ContainerTest {
  private static final long SEED = 8;
  private static final Random RANDOM = new Random(SEED);
  private static final Address ROUNDS = Address.of("0x" + "11".repeat(20));
  private static final TypedDomain FAULTS =
      new TypedDomain(31_337, Address.of("0x" + "22".repeat(20)));
  private static final ContainerPlace PLACE = new ContainerPlace(31_337, ROUNDS, 7, 2, 5);
  private static final Hash256 ROOT = Hash256.fromHex("ab".repeat(32));
  private static final Account SENDER = Account.generateForTest(new Random(SEED));
  private static final SecretScalar OWN = SecretScalar.random(RANDOM);
  private static final SecretScalar OTHER = SecretScalar.random(RANDOM);
  private static final List<Member> MEMBERS =
      List.of(new Member(5, OWN.timesG1()), new Member(31, OTHER.timesG1()));

  /** More than one piece of 64 KiB. */
  private static final byte[] CONTENT = content(200_000);

  private static final byte[] SEALED =
      Container.seal(CONTENT, PLACE, ROOT, FAULTS, SENDER, MEMBERS, RANDOM);

  @Test
  void everyMemberOpensIt() throws IOException {
    assertThat(open(SEALED, PLACE, ROOT, 5, OWN)).isEqualTo(CONTENT);
    assertThat(open(SEALED, PLACE, ROOT, 31, OTHER)).isEqualTo(CONTENT);
  }

  @Test
  void nobodyElseDoes() {
    refused(SEALED, PLACE, ROOT, 4, OWN, "not sealed to seat 4");
    refused(SEALED, PLACE, ROOT, 31, OWN, "does not open");
  }

  @Test
  void itIsOfOneTaskRoundSeatAndNetwork() {
    for (ContainerPlace other :
        List.of(
            new ContainerPlace(1, ROUNDS, 7, 2, 5),
            new ContainerPlace(31_337, Address.ZERO, 7, 2, 5),
            new ContainerPlace(31_337, ROUNDS, 8, 2, 5),
            new ContainerPlace(31_337, ROUNDS, 7, 3, 5),
            new ContainerPlace(31_337, ROUNDS, 7, 2, 6))) {
      refused(SEALED, other, ROOT, 5, OWN, "expected an update of");
    }
    refused(SEALED, PLACE, Hash256.fromHex("ac".repeat(32)), 5, OWN, "the chain has");
  }

  @Test
  void onlyItsSenderSealsIt() {
    Account thief = Account.generateForTest(new Random(SEED + 1));
    byte[] forged = Container.seal(CONTENT, PLACE, ROOT, FAULTS, thief, MEMBERS, RANDOM);
    refused(forged, PLACE, ROOT, 5, OWN, "not signed by");
  }

  @Test
  void everyAlteredByteOfTheHeaderAndCutIsRefused() {
    int header = 4 + 1 + 1 + 41 + 32 + 64 + 1 + 2 * 177;
    for (int at = 0; at < header; at++) {
      byte[] altered = SEALED.clone();
      altered[at] ^= 1;
      int place = at;
      assertThatThrownBy(() -> open(altered, PLACE, ROOT, 5, OWN))
          .as("byte %d", place)
          .isInstanceOf(ContainerRejectedException.class);
    }
    for (int length : new int[] {0, 3, 100, header - 1, header, 65_536, SEALED.length - 1}) {
      assertThatThrownBy(() -> open(Arrays.copyOf(SEALED, length), PLACE, ROOT, 5, OWN))
          .as("%d bytes", length)
          .isInstanceOf(ContainerRejectedException.class);
    }
  }

  @Test
  void anAlteredPieceIsRefused() {
    byte[] altered = SEALED.clone();
    altered[altered.length - 70_000] ^= 1;
    refused(altered, PLACE, ROOT, 5, OWN, "does not open");
  }

  @Test
  void moreThanExpectedIsNotRead() {
    assertThatThrownBy(
            () ->
                Container.open(
                    new ByteArrayInputStream(SEALED),
                    PLACE,
                    ROOT,
                    FAULTS,
                    SENDER.address(),
                    5,
                    OWN,
                    Map.of(),
                    CONTENT.length - 1))
        .isInstanceOf(ContainerRejectedException.class)
        .hasMessageContaining("more than 199999 bytes");
  }

  /** Otherwise one seat could keep another from voting and stay unknown. */
  @Test
  void whoOpensItSeesWhetherTheOthersCan() throws IOException {
    G1 stranger = SecretScalar.random(RANDOM).timesG1();
    assertThat(open(SEALED, Map.of(5, List.of(OWN.timesG1()), 31, List.of(OTHER.timesG1()))))
        .isEqualTo(CONTENT);
    assertThat(open(SEALED, Map.of(31, List.of(stranger, OTHER.timesG1())))).isEqualTo(CONTENT);
    for (Map<Integer, List<G1>> others :
        List.of(
            Map.of(31, List.of(stranger)),
            Map.of(30, List.of(OTHER.timesG1())),
            Map.of(31, List.<G1>of()))) {
      assertThatThrownBy(() -> open(SEALED, others))
          .isInstanceOf(ContainerRejectedException.class)
          .hasMessageContaining("does not open for seat");
    }
  }

  private static byte[] open(byte[] sealed, Map<Integer, List<G1>> others) throws IOException {
    return Container.open(
        new ByteArrayInputStream(sealed),
        PLACE,
        ROOT,
        FAULTS,
        SENDER.address(),
        5,
        OWN,
        others,
        CONTENT.length);
  }

  @Test
  void aModelIsNoUpdateAndIsNotSigned() throws IOException {
    List<Member> readers = List.of(new Member(Container.CREATOR, OTHER.timesG1()));
    byte[] model = Container.sealModel(CONTENT, PLACE, ROOT, readers, RANDOM);
    assertThat(
            Container.openModel(
                new ByteArrayInputStream(model),
                PLACE,
                ROOT,
                Container.CREATOR,
                OTHER,
                CONTENT.length))
        .isEqualTo(CONTENT);
    refused(model, PLACE, ROOT, Container.CREATOR, OTHER, "expected an update of");
    assertThat(Arrays.copyOfRange(model, 79, 143)).containsOnly(0);
  }

  @FuzzTest(maxDuration = "60s")
  void strangersBytesAreReadOrRefused(byte[] bytes) throws IOException {
    try {
      open(bytes, PLACE, ROOT, 5, OWN);
    } catch (ContainerRejectedException refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
  }

  private static byte[] open(
      byte[] sealed, ContainerPlace place, Hash256 root, int seat, SecretScalar secret)
      throws IOException {
    return Container.open(
        new ByteArrayInputStream(sealed),
        place,
        root,
        FAULTS,
        SENDER.address(),
        seat,
        secret,
        Map.of(),
        CONTENT.length);
  }

  private static void refused(
      byte[] sealed,
      ContainerPlace place,
      Hash256 root,
      int seat,
      SecretScalar secret,
      String because) {
    assertThatThrownBy(() -> open(sealed, place, root, seat, secret))
        .isInstanceOf(ContainerRejectedException.class)
        .hasMessageContaining(because);
  }

  private static byte[] content(int length) {
    byte[] content = new byte[length];
    new Random(SEED).nextBytes(content);
    return content;
  }
}
