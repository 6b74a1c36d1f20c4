package io.cess4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.AiGap;
import io.cess4j.chain.contract.AiGapManifest;
import io.cess4j.chain.contract.AiGapOutcome;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapPlan;
import io.cess4j.chain.contract.AiGapPrivacy;
import io.cess4j.chain.contract.AiGapPrivacyTerms;
import io.cess4j.chain.contract.AiGapRound;
import io.cess4j.chain.contract.AiGapTerms;
import io.cess4j.chain.contract.AiGapWindows;
import io.cess4j.chain.event.AiGapEvent;
import io.cess4j.chain.event.AiGapJoined;
import io.cess4j.chain.event.AiGapPhaseEntered;
import io.cess4j.chain.event.AiGapRoundEnded;
import io.cess4j.chain.event.AiGapRoundPaid;
import io.cess4j.chain.event.AiGapSeatExpelled;
import io.cess4j.chain.event.AiGapUpdateRevealed;
import io.cess4j.chain.event.AiGapVoteRevealed;
import io.cess4j.chain.event.ArchitectureAllowed;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.Update;
import io.cess4j.contracts.errors.ArchitectureUnknown;
import io.cess4j.contracts.errors.ExchangeKeyMissing;
import io.cess4j.contracts.errors.ManifestSignature;
import io.cess4j.contracts.errors.ManifestsEqual;
import io.cess4j.contracts.errors.PhaseOpen;
import io.cess4j.contracts.errors.SeatHasActed;
import io.cess4j.contracts.errors.SeatHasNothing;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.protocol.ByteString;
import java.math.BigInteger;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.crypto.Hash;

/** Federated learning on a node, through the typed clients; commitments are hashed in Java. */
@WithDevnet
class AiGapClientsTest {
  private static final String TEXT = "mlp-2-2-2/1";
  private static final Bytes32 ARCHITECTURE = Bytes32.of(Hash.sha3(TEXT.getBytes()));
  private static final BigInteger ETHER = BigInteger.TEN.pow(18);
  private static final Bytes32 SALT = word("5a");

  /** The generator of G1, uncompressed as EIP-2537 has points. */
  private static final String GENERATOR =
      "0000000000000000000000000000000017f1d3a73197d7942695638c4fa9ac0fc3688c4f9774b905a14e3a3f171bac586c55e83ff97a1aeffb3af00adb22c6bb"
          + "0000000000000000000000000000000008b3f481e3aaa0f1a09e30ed741d8ae4fcf5e095d5d00af600db18cb2c04b3edd03cc744a2888ae40caa232946c5e7e1";

  private final TestNetwork test;
  private final AiGap ai;

  AiGapClientsTest(TestNetwork test) {
    this.test = test;
    this.ai = test.network().ai();
  }

  @BeforeEach
  void allows() {
    ai.architectures().allow(test.sender(test.accounts().governor()), TEXT, 12);
  }

  @Test
  void termsAreReadBackWithEveryFieldAndRefusalsAreTyped() {
    AiGapTerms terms = terms(ARCHITECTURE);
    long task = ai.tasks().create(client(), terms).value();
    AiGapTerms found = ai.tasks().termsOf(task);
    assertThat(found.plan().components()).isEqualTo(12);
    assertThat(found.windows()).isEqualTo(terms.windows());
    assertThat(found.privacy()).isEqualTo(terms.privacy());
    assertThat(found.bounty()).isEqualTo(terms.bounty());
    assertThat(ai.tasks().creatorOf(task)).isEqualTo(client().address());
    assertThat(ai.tasks().count()).isEqualTo(task);
    assertThat(ai.rewards().potOf(task).bounty()).isEqualTo(terms.bounty());
    assertThat(ai.index().architectures()).extracting(ArchitectureAllowed::text).contains(TEXT);
    assertThat(ai.index().textOf(ARCHITECTURE)).contains(TEXT);
    assertThat(ai.index().textOf(word("11"))).isEmpty();
    assertThat(ai.models().certificateOf(task)).isEmpty();
    assertThat(ai.models().certificatesOf(task)).isEmpty();
    assertThatThrownBy(() -> ai.tasks().create(client(), terms(word("11"))))
        .isInstanceOf(ArchitectureUnknown.class);
    assertThatThrownBy(() -> ai.tasks().join(seat(0), task, 0))
        .isInstanceOf(ExchangeKeyMissing.class);
  }

  @Test
  void aRoundIsPlayedWithCommitmentsThatWereHashedInJava() {
    long task = begun();
    AiGapOutcome outcome = played(task);
    assertThat(ai.rounds().stateOf(task).leader()).isEqualTo(id(outcome));

    assertThatThrownBy(() -> ai.rounds().conclude(client(), task, outcome))
        .isInstanceOf(PhaseOpen.class);
    test.advance(Duration.ofSeconds(601));
    ai.rounds().conclude(client(), task, outcome);

    assertThat(ai.rounds().roundOf(task).phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(ai.rounds().stateOf(task).models().base()).isEqualTo(outcome.model());
    BigInteger before = test.network().vault().balanceOf(seat(2).address());
    BigInteger paid =
        ai.rewards().claim(seat(2), task, 2).value().earned().add(ETHER.multiply(times(10)));
    assertThat(test.network().vault().balanceOf(seat(2).address())).isEqualTo(before.add(paid));
    assertThatThrownBy(() -> ai.rewards().claim(seat(2), task, 2))
        .isInstanceOf(SeatHasNothing.class);

    assertThat(ai.index().rewardsOf(task))
        .filteredOn(AiGapRoundPaid.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            AiGapRoundPaid.class,
            round -> {
              assertThat(round.eligible()).isEqualTo(0b111);
              assertThat(round.amount().add(round.left())).isEqualTo(ETHER.multiply(times(100)));
            });
    List<AiGapEvent> events = ai.index().roundsOf(task, 0);
    assertThat(events)
        .filteredOn(AiGapPhaseEntered.class::isInstance)
        .extracting(event -> ((AiGapPhaseEntered) event).phase())
        .containsExactly(
            AiGapPhase.OPEN,
            AiGapPhase.COMMIT,
            AiGapPhase.REVEAL,
            AiGapPhase.AVAILABILITY,
            AiGapPhase.AGGREGATE,
            AiGapPhase.VOTE,
            AiGapPhase.CHALLENGE,
            AiGapPhase.FINAL);
    assertThat(events)
        .filteredOn(AiGapUpdateRevealed.class::isInstance)
        .extracting(event -> ((AiGapUpdateRevealed) event).root())
        .containsExactly(root(0), root(1), root(2));
    assertThat(events)
        .filteredOn(AiGapVoteRevealed.class::isInstance)
        .extracting(event -> ((AiGapVoteRevealed) event).words())
        .containsOnly(outcome);
    assertThat(events)
        .filteredOn(AiGapRoundEnded.class::isInstance)
        .extracting(event -> ((AiGapRoundEnded) event).words())
        .containsExactly(outcome);
  }

  @Test
  void twoManifestsSignedInJavaCostTheStakeAndOneDoesNot() {
    long task = begun();
    AiGapManifest one = manifest(task, 1, word("a1"));
    assertThatThrownBy(() -> ai.faults().equivocation(client(), task, 1, 1, one, one))
        .isInstanceOf(ManifestsEqual.class);
    AiGapManifest ofAnother = manifest(task, 2, word("a2"));
    assertThatThrownBy(() -> ai.faults().equivocation(client(), task, 1, 1, one, ofAnother))
        .isInstanceOf(ManifestSignature.class);

    ai.faults().equivocation(client(), task, 1, 1, one, manifest(task, 1, word("a2")));

    assertThat(ai.rewards().accountOf(task, 1).stake()).isZero();
    assertThat(ai.rounds().roundOf(task).active()).isEqualTo(0b101);
    assertThat(ai.index().roundsOf(task, 0))
        .filteredOn(AiGapSeatExpelled.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            AiGapSeatExpelled.class,
            expelled -> {
              assertThat(expelled.seat()).isEqualTo(1);
              assertThat(expelled.challenger()).isEqualTo(client().address());
              assertThat(expelled.byUpdate()).isFalse();
            });
  }

  private AiGapManifest manifest(long task, int seat, Bytes32 root) {
    Account signer = test.accounts().operator(seat);
    byte[] signature =
        ai.faults().domain().signCompact(signer, new Update(task, 1, root, Bytes32.ZERO));
    return new AiGapManifest(root, Bytes32.ZERO, ByteString.of(signature));
  }

  /** A task with three seats, in COMMIT of round 1. */
  private long begun() {
    long task = ai.tasks().create(client(), terms(ARCHITECTURE)).value();
    for (int seat = 0; seat < 3; seat++) {
      test.network()
          .sharing()
          .readerKeys()
          .register(seat(seat), HexFormat.of().parseHex(GENERATOR));
      assertThat(ai.tasks().join(seat(seat), task, 0).value()).isEqualTo(seat);
    }
    ai.rounds().poke(client(), task);
    assertThat(ai.index().joined(task)).extracting(AiGapJoined::seat).containsExactly(0, 1, 2);
    return task;
  }

  /** Until the challenge of the outcome that all three vote for. */
  private AiGapOutcome played(long task) {
    for (int seat = 0; seat < 3; seat++) {
      Bytes32 commitment =
          ai.rounds().updateCommitment(task, 1, seat, root(seat), word("f1"), SALT);
      ai.rounds().commit(seat(seat), task, seat, commitment);
    }
    assertThatThrownBy(() -> ai.rounds().commit(seat(0), task, 0, word("01")))
        .isInstanceOf(SeatHasActed.class);
    ai.rounds().poke(client(), task);
    for (int seat = 0; seat < 3; seat++) {
      ai.rounds().reveal(seat(seat), task, seat, root(seat), word("f1"), SALT);
    }
    ai.rounds().poke(client(), task);
    for (int seat = 0; seat < 3; seat++) {
      ai.rounds().vouch(seat(seat), task, seat, 0b111);
    }
    ai.rounds().poke(client(), task);
    AiGapRound round = ai.rounds().roundOf(task);
    assertThat(round.phase()).isEqualTo(AiGapPhase.AGGREGATE);
    assertThat(round.included()).isEqualTo(0b111);
    assertThat(round.awaits(2)).isTrue();
    assertThat(round.awaits(3)).isFalse();
    assertThat(ai.rounds().updatesOf(task)).containsExactly(root(0), root(1), root(2));
    AiGapOutcome outcome =
        new AiGapOutcome(
            0b111,
            Bytes32.of("0x" + "00".repeat(29) + "030201"),
            word("b1"),
            word("b2"),
            word("b3"),
            word("b4"),
            word("b5"),
            word("b6"));
    assertThat(outcome.contribution(0)).isEqualTo(1);
    for (int seat = 0; seat < 3; seat++) {
      Bytes32 commitment = ai.rounds().voteCommitment(task, 1, seat, id(outcome), SALT);
      ai.rounds().commitVote(seat(seat), task, seat, commitment);
    }
    ai.rounds().poke(client(), task);
    for (int seat = 0; seat < 3; seat++) {
      ai.rounds().vote(seat(seat), task, seat, outcome, SALT);
    }
    ai.rounds().poke(client(), task);
    return outcome;
  }

  private static Bytes32 id(AiGapOutcome outcome) {
    StringBuilder words = new StringBuilder("0x");
    words.append(String.format("%064x", outcome.included()));
    for (Bytes32 word :
        List.of(
            outcome.contributions(),
            outcome.norms(),
            outcome.selection(),
            outcome.similarities(),
            outcome.direction(),
            outcome.velocity(),
            outcome.model())) {
      words.append(word.hex().substring(2));
    }
    return Bytes32.of(Hash.sha3(words.toString()));
  }

  private static AiGapTerms terms(Bytes32 architecture) {
    Duration window = Duration.ofSeconds(600);
    return new AiGapTerms(
        architecture,
        word("aa"),
        word("fa"),
        0,
        false,
        ETHER.multiply(times(100)),
        ETHER.multiply(times(10)),
        ETHER,
        new AiGapPlan(0, 1, true, 58_982, 65_536, 3, 3, 0, 1),
        new AiGapWindows(
            window.plusSeconds(1), window, window, window, window, window, window, window),
        new AiGapPrivacyTerms(AiGapPrivacy.SILO_NOISE, 0, 1_100, 1_000, 8_000));
  }

  private static BigInteger times(long amount) {
    return BigInteger.valueOf(amount);
  }

  private TransactionSender client() {
    return test.sender(test.accounts().client());
  }

  private TransactionSender seat(int seat) {
    return test.sender(test.accounts().operator(seat));
  }

  private static Bytes32 root(int seat) {
    return word("c" + seat);
  }

  private static Bytes32 word(String twoDigits) {
    return Bytes32.of("0x" + twoDigits.repeat(32));
  }
}
