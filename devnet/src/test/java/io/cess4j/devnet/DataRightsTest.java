package io.cess4j.devnet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.CopyFlag;
import io.cess4j.chain.contract.DisputeState;
import io.cess4j.chain.contract.Generation;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.LineageKind;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.RightsCommitment;
import io.cess4j.chain.contract.RightsIndex;
import io.cess4j.chain.contract.RightsStanding;
import io.cess4j.chain.contract.SignedConsent;
import io.cess4j.chain.event.CertificateMoved;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.EventPosition;
import io.cess4j.chain.event.GenerationDeclared;
import io.cess4j.chain.event.LineageEdgeAdded;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.LicenceConsent;
import io.cess4j.contracts.errors.CertificateDisputed;
import io.cess4j.contracts.errors.CommitmentUnknown;
import io.cess4j.contracts.errors.NotEarlier;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.protocol.ByteString;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Data rights on a node, through the typed clients; claims are hashed in Java. */
@WithDevnet
class DataRightsTest {
  private static final Bytes32 SALT = word("5a");
  private static final RightsDescription DESCRIPTION =
      new RightsDescription("Hafen im Dämmerlicht", "photograph", "harbour,dusk", Bytes32.ZERO);

  private final TestNetwork test;
  private final Network network;
  private final TransactionSender creator;
  private final TransactionSender copier;

  DataRightsTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
    this.creator = test.sender(test.accounts().client());
    this.copier = test.sender(test.accounts().otherClient());
  }

  @Test
  void aClaimHashedInJavaIsRevealedAndReadBackWithEveryField() {
    RightsClaim claim = claim("11");
    Bytes32 commitment = network.dataRights().commitmentOf(creator.address(), claim, SALT);
    long number = network.dataRights().commit(creator, commitment).value().number();
    RightsCommitment pending =
        network.dataRights().pending(creator.address(), commitment).orElseThrow();
    assertThat(pending.number()).isEqualTo(number).isEqualTo(network.dataRights().lastNumber());
    test.advance(Duration.ofSeconds(2));

    RightsRegistered registered =
        network.dataRights().reveal(creator, claim, DESCRIPTION, 250, SALT).value();

    assertThat(registered.claim()).isEqualTo(claim);
    assertThat(registered.description()).isEqualTo(DESCRIPTION);
    assertThat(registered.owner()).isEqualTo(creator.address());
    assertThat(registered.royalty()).isEqualTo(250);
    assertThat(registered.number()).isEqualTo(number);
    assertThat(network.dataRights().claimOf(number)).isEqualTo(claim.digest());
    assertThat(network.dataRights().royaltyOf(number)).isEqualTo(250);
    assertThat(network.dataRights().firstOf(claim.instanceHash())).contains(number);
    assertThat(network.dataRights().pending(creator.address(), commitment)).isEmpty();
    assertThat(index().ofNumber(number)).contains(registered);
    assertThat(index().ofFile(claim.instanceHash())).containsExactly(registered);
    assertThat(index().ofCreator(creator.address())).contains(registered);
    assertThat(index().ofNumber(number + 1)).isEmpty();
  }

  @Test
  void aCopiedCommitmentIsRevealedByNobodyElse() {
    RightsClaim claim = claim("22");
    Bytes32 seen = network.dataRights().commitmentOf(creator.address(), claim, SALT);
    network.dataRights().commit(copier, seen);
    test.advance(Duration.ofSeconds(2));
    assertThatThrownBy(() -> network.dataRights().reveal(copier, claim, DESCRIPTION, 0, SALT))
        .isInstanceOf(CommitmentUnknown.class);
  }

  @Test
  void aCopyIsFlaggedAndTheOriginalIsNot() {
    RightsClaim original = claim("33");
    RightsClaim copy = claim("34", "0x" + "33".repeat(31) + "30");
    long older = register(creator, original);
    long newer = register(copier, copy);
    assertThat(network.copyChallenges().thresholdOf(RightsMedia.IMAGE, "mdrc-image/1"))
        .isEqualTo(72);

    network.copyChallenges().challenge(creator, newer, older, copy, original);

    CopyFlag expected = new CopyFlag(older, 2, false);
    assertThat(network.copyChallenges().flagOf(newer, older)).contains(expected);
    assertThat(network.copyChallenges().nearestOf(newer)).contains(expected);
    assertThat(network.copyChallenges().nearestOf(older)).isEmpty();
  }

  @Test
  void aDerivedWorkIsLicensedWithAConsentSignedInJava() {
    long parent = register(creator, claim("44"));
    long child = register(copier, claim("45"));
    Instant deadline = network.clock().instant().plusSeconds(3_600);
    LineageEdge edge = new LineageEdge(parent, LineageKind.LICENSED, 1_500, word("1c"));
    LicenceConsent consent =
        new LicenceConsent(child, parent, 1_500, word("1c"), deadline.getEpochSecond());
    Account holder = test.accounts().client();
    SignedConsent signed =
        new SignedConsent(
            deadline, ByteString.of(network.lineage().domain().sign(holder, consent)));

    Receipt receipt = network.lineage().declare(copier, child, List.of(edge), List.of(signed));

    assertThat(events(receipt)).contains(new LineageEdgeAdded(at(receipt), child, edge));
    assertThat(network.lineage().parentsOf(child))
        .containsExactly(new LineageEdge(parent, LineageKind.LICENSED, 1_500, Bytes32.ZERO));
    LineageEdge back = new LineageEdge(child, LineageKind.DERIVED, 0, Bytes32.ZERO);
    assertThatThrownBy(() -> network.lineage().declare(creator, parent, List.of(back), List.of()))
        .isInstanceOf(NotEarlier.class);

    Generation generation =
        new Generation(word("6d"), "diffusion 3", List.of(word("d1"), word("d2")), Bytes32.ZERO);
    assertThat(events(network.lineage().declareGeneration(copier, child, generation)))
        .filteredOn(GenerationDeclared.class::isInstance)
        .singleElement()
        .isInstanceOfSatisfying(
            GenerationDeclared.class,
            event -> assertThat(event.generation()).isEqualTo(generation));
    Bytes32 seen = network.lineage().digestOf(child);
    network.lineage().seal(copier, child);
    assertThat(network.lineage().isSealed(child)).isTrue();
    assertThat(network.lineage().digestOf(child)).isNotEqualTo(seen);
  }

  @Test
  void certificatesMoveUnlessDisputed() {
    long number = register(creator, claim("55"));
    Receipt moved = network.dataCertificates().transfer(creator, copier.address(), number);
    assertThat(events(moved))
        .contains(new CertificateMoved(at(moved), creator.address(), copier.address(), number));
    assertThat(network.dataCertificates().holderOf(number)).isEqualTo(copier.address());
    assertThat(network.dataCertificates().creatorOf(number)).isEqualTo(creator.address());

    network.rightsDisputes().open(creator, number);

    assertThat(network.rightsDisputes().disputeOf(number).state()).isEqualTo(DisputeState.OPEN);
    assertThat(network.rightsDisputes().disputeOf(number).challenger())
        .isEqualTo(creator.address());
    assertThat(network.rightsDisputes().standingOf(number)).isEqualTo(RightsStanding.UNCHECKED);
    assertThatThrownBy(() -> network.dataCertificates().transfer(copier, creator.address(), number))
        .isInstanceOf(CertificateDisputed.class);
  }

  @Test
  void anUnrevealedBondIsTakenAfterTheWindow() {
    RightsClaim claim = claim("66");
    Bytes32 commitment = network.dataRights().commitmentOf(creator.address(), claim, SALT);
    network.dataRights().commit(creator, commitment);
    long days = network.parameters().get(Parameter.REVEAL_WINDOW).longValueExact();
    test.advance(network.parameters().constants().day().multipliedBy(days).plusSeconds(60));
    network.dataRights().forfeit(copier, creator.address(), commitment);
    assertThat(network.dataRights().pending(creator.address(), commitment)).isEmpty();
  }

  private long register(TransactionSender owner, RightsClaim claim) {
    Bytes32 commitment = network.dataRights().commitmentOf(owner.address(), claim, SALT);
    network.dataRights().commit(owner, commitment);
    test.advance(Duration.ofSeconds(2));
    return network.dataRights().reveal(owner, claim, DESCRIPTION, 500, SALT).value().number();
  }

  private RightsIndex index() {
    return new RightsIndex(
        network.connection(), network.dataRights().address(), network.rightsDisputes().address());
  }

  private static Stream<ContractEvent> events(Receipt receipt) {
    return receipt.logs().stream().flatMap(log -> EventDecoder.decode(log).stream());
  }

  private static EventPosition at(Receipt receipt) {
    return receipt.logs().getLast().at();
  }

  private static RightsClaim claim(String digits) {
    return claim(digits, "0x" + digits.repeat(32));
  }

  private static RightsClaim claim(String digits, String identifier) {
    return new RightsClaim(
        word("f" + digits.charAt(1)),
        word(digits),
        Bytes32.of(identifier),
        word("e1"),
        word("c0"),
        RightsClaim.algorithm("mdrc-image/1"),
        word("15"),
        4_000_000_000L,
        RightsMedia.IMAGE);
  }

  private static Bytes32 word(String twoDigits) {
    return Bytes32.of("0x" + twoDigits.repeat(32));
  }
}
