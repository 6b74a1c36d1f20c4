package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Ledger;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AccessMode;
import io.cess4j.chain.contract.AccessPrices;
import io.cess4j.chain.contract.AccessStanding;
import io.cess4j.chain.contract.Auction;
import io.cess4j.chain.contract.KeyOfferState;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.LineageKind;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.SignedConsent;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.contracts.errors.AuctionHasBid;
import io.cess4j.contracts.errors.BidTooLow;
import io.cess4j.contracts.errors.CertificatePriceAbove;
import io.cess4j.contracts.errors.KeyPriceAbove;
import io.cess4j.contracts.errors.LicenceConsentRejected;
import io.cess4j.contracts.errors.LicencePriceAbove;
import io.cess4j.contracts.errors.LicenseeRefused;
import io.cess4j.contracts.errors.LineageChanged;
import io.cess4j.contracts.errors.ListingStale;
import io.cess4j.contracts.errors.OnlyCertificateHolder;
import io.cess4j.contracts.errors.RefundTooEarly;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.sale.SaleCapsule;
import io.cess4j.proofs.sale.SaleContext;
import io.cess4j.proofs.sale.SaleKey;
import io.cess4j.proofs.sale.SoldKeys;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.KeyCommitment;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.sdk.market.CertificateView;
import io.cess4j.sdk.market.Claimed;
import io.cess4j.sdk.market.Errand;
import io.cess4j.sdk.market.KeyAgent;
import io.cess4j.sdk.market.KeyOutcome;
import io.cess4j.sdk.market.KeyPurchases;
import io.cess4j.sdk.market.LicenceTerms;
import io.cess4j.sdk.market.LicenceText;
import io.cess4j.sdk.market.MarketException;
import io.cess4j.sdk.rights.PendingRegistration;
import io.cess4j.sdk.rights.Rights;
import io.cess4j.sdk.storage.SealingKeys;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The market as its people meet it, on a chain whose time is commanded: what is sold once is sold
 * once, nobody pays more than it saw, and a key is paid where it came and fits.
 */
@WithDevnet
class MarketTest {
  private static final BigInteger CESS = BigInteger.TEN.pow(18);

  private final TestNetwork test;
  private final Network network;
  private final RandomGenerator random = Seeded.random(MarketTest.class);
  private final Account alice;
  private final Account bob;
  private final Account carol;
  @TempDir private Path folder;

  MarketTest(TestNetwork test) {
    this.test = test;
    this.network = test.network();
    this.alice = test.accounts().client();
    this.bob = test.accounts().otherClient();
    this.carol = test.accounts().operator(0);
  }

  @AfterEach
  void books() {
    assertThat(Ledger.of(network, 10).orElseThrow().difference()).isZero();
  }

  @Test
  void aLicenceIsBoughtUnderItsTextAndItsPriceClimbsTheLineage() {
    long original = register(alice);
    long derived = register(carol);
    LineageEdge edge = new LineageEdge(original, LineageKind.LICENSED, 2_000, Bytes32.ZERO);
    SignedConsent bobs = of(bob).descent().consent(derived, edge, Duration.ofHours(1));
    assertThatThrownBy(() -> of(carol).descent().declare(derived, edge, Optional.of(bobs)))
        .as("whoever does not hold the original cannot agree")
        .isInstanceOf(LicenceConsentRejected.class);
    SignedConsent alices = of(alice).descent().consent(derived, edge, Duration.ofHours(1));
    assertThat(of(carol).descent().whoseConsent(edge)).contains(alice.address());
    of(carol).descent().declare(derived, edge, Optional.of(alices));
    long version = register(carol);
    LineageEdge own = new LineageEdge(derived, LineageKind.LICENSED, 0, Bytes32.ZERO);
    SignedConsent needless = of(carol).descent().consent(version, own, Duration.ofHours(1));
    assertThat(of(carol).descent().whoseConsent(own)).isEmpty();
    of(carol).descent().declare(version, own, Optional.of(needless));
    LicenceText text = new LicenceText("You may print it once. § 1 für immer.\n");
    long offering =
        of(carol)
            .licensing()
            .offer(derived, text, new LicenceTerms(cess(10), 2, Duration.ofDays(30)));

    BigInteger before = money(bob);
    assertThatThrownBy(
            () -> of(bob).licensing().buy(offering, new LicenceText("You may print it."), cess(10)))
        .isInstanceOf(MarketException.class)
        .hasMessageContaining("ask the seller for its text");
    of(carol).terms().setStanding(derived, AccessStanding.BLOCKED, List.of(bob.address()));
    assertThatThrownBy(() -> of(bob).licensing().buy(offering, text, cess(10)))
        .isInstanceOf(LicenseeRefused.class);
    of(carol).terms().setStanding(derived, AccessStanding.NONE, List.of(bob.address()));
    assertThat(money(bob)).isEqualTo(before);

    of(bob).licensing().buy(offering, text, cess(10));

    assertThat(money(bob)).isEqualTo(before.subtract(cess(10)));
    assertThat(of(alice).licensing().licensedUntil(derived, text, bob.address()))
        .isAfter(network.clock().instant().plus(Duration.ofDays(29)));
    assertThat(of(carol).licensing().offering(offering).seats()).isEqualTo(1);
    assertThat(of(bob).licensing().granted()).hasSize(1);

    BigInteger ofAlice = money(alice);
    BigInteger ofCarol = money(carol);
    assertThat(of(alice).earnings().own())
        .anyMatch(inbox -> inbox.certificate() == original && inbox.inbox().signum() == 0);
    Claimed claimed = of(alice).earnings().claimAlongTheLineage(List.of(original));
    assertThat(claimed).isEqualTo(new Claimed(cess(2), cess(8), List.of(derived, original)));
    assertThat(money(alice)).isEqualTo(ofAlice.add(cess(2)));
    assertThat(money(carol)).isEqualTo(ofCarol.add(cess(8)));
    assertThat(of(alice).earnings().claimAlongTheLineage(List.of(original)).certificates())
        .as("nothing is claimed twice")
        .isEmpty();
  }

  @Test
  void termsAreTheHoldersAndDearerOnesWait() {
    long number = register(alice);
    Duration month = Duration.ofDays(30);
    var terms = of(alice).terms();
    AccessPrices first = new AccessPrices(cess(1), cess(5), month);
    AccessPrices dear = new AccessPrices(cess(2), cess(5), month);
    assertThatThrownBy(() -> of(bob).terms().set(number, first))
        .isInstanceOf(OnlyCertificateHolder.class);
    assertThat(terms.set(number, first).inForce()).as("the first at once").isEqualTo(first);
    assertThat(terms.set(number, dear).inForce()).as("dearer: after a notice").isEqualTo(first);
    assertThat(terms.of(number).next()).isEqualTo(dear);
    test.advanceTo(terms.of(number).nextFrom());
    assertThat(terms.of(number).inForce()).isEqualTo(dear);
    AccessPrices cheap = new AccessPrices(BigInteger.ONE, cess(5), month);
    assertThat(terms.set(number, cheap).inForce()).as("cheaper at once").isEqualTo(cheap);
    assertThatThrownBy(
            () -> terms.set(number, new AccessPrices(BigInteger.TWO.pow(96), cess(5), month)))
        .isInstanceOf(MarketException.class)
        .hasMessageContaining("does not fit");

    assertThat(terms.admission(number, bob.address()).admitted()).as("closed").isFalse();
    terms.setAccess(number, AccessMode.OPEN);
    assertThat(terms.admission(number, bob.address()).admitted()).isTrue();
    terms.setStanding(number, AccessStanding.BLOCKED, List.of(bob.address()));
    assertThat(terms.admission(number, bob.address()).admitted()).isFalse();
    terms.setAccess(number, AccessMode.LISTED);
    assertThat(terms.admission(number, carol.address()).admitted()).isFalse();
    List<Address> many = test.accounts().addresses();
    terms.setStanding(number, AccessStanding.LISTED, concat(many, many));
    assertThat(terms.admission(number, carol.address()).admitted())
        .as("more accounts than fit one transaction")
        .isTrue();
  }

  @Test
  void aPriceRaisedInFrontOfABuyerIsRefusedWithBothValues() {
    long number = register(alice);
    Instant end = network.clock().instant().plus(Duration.ofDays(2));
    of(alice).selling().list(number, cess(5), end);
    CertificateView seen = of(bob).selling().look(number);
    BigInteger before = money(bob);

    of(alice).selling().list(number, cess(6), end);
    assertThatThrownBy(() -> of(bob).selling().buy(cess(5), seen))
        .isInstanceOfSatisfying(
            CertificatePriceAbove.class,
            refused -> {
              assertThat(refused.maximumValue()).isEqualTo(cess(5));
              assertThat(refused.actualValue()).isEqualTo(cess(6));
            });

    LicenceText text = new LicenceText("all rights");
    long offering =
        of(alice).licensing().offer(number, text, new LicenceTerms(cess(1), 1, Duration.ZERO));
    of(alice).licensing().reprice(offering, cess(2));
    assertThatThrownBy(() -> of(bob).licensing().buy(offering, text, cess(1)))
        .isInstanceOfSatisfying(
            LicencePriceAbove.class,
            refused -> assertThat(refused.actualValue()).isEqualTo(cess(2)));

    Sold key = offerKey(alice, true);
    of(alice).keyStall().reprice(key.offer(), cess(4));
    assertThatThrownBy(() -> of(bob).keyPurchases().buy(key.offer(), cess(3), soon()))
        .isInstanceOfSatisfying(
            KeyPriceAbove.class, refused -> assertThat(refused.actualValue()).isEqualTo(cess(4)));

    of(alice).selling().list(number, cess(5), end);
    long parent = register(carol);
    long child = register(alice);
    of(alice).selling().list(child, cess(5), end);
    CertificateView withoutParent = of(bob).selling().look(child);
    network
        .lineage()
        .declare(
            network.sender(alice),
            child,
            List.of(new LineageEdge(parent, LineageKind.DERIVED, 9_000, Bytes32.ZERO)),
            List.of());
    assertThatThrownBy(() -> of(bob).selling().buy(cess(5), withoutParent))
        .as("a share added in front of the buyer")
        .isInstanceOf(LineageChanged.class);
    assertThat(money(bob)).isEqualTo(before);
  }

  @Test
  void aCertificateIsSoldOnce() {
    long number = register(alice);
    Instant end = network.clock().instant().plus(Duration.ofDays(2));
    of(alice).selling().list(number, cess(5), end);
    CertificateView seen = of(carol).selling().look(number);
    long offer = of(bob).selling().offer(cess(7), end, of(bob).selling().look(number));
    assertThatThrownBy(() -> of(alice).selling().accept(offer, cess(8)))
        .isInstanceOf(MarketException.class)
        .hasMessageContaining("below the least");

    of(alice).selling().accept(offer, cess(7));

    assertThat(network.dataCertificates().holderOf(number)).isEqualTo(bob.address());
    BigInteger before = money(carol);
    assertThatThrownBy(() -> of(carol).selling().buy(cess(5), seen))
        .isInstanceOf(ListingStale.class);
    assertThatThrownBy(() -> of(alice).selling().accept(offer, cess(7)))
        .isInstanceOf(MarketException.class)
        .hasMessageContaining("no offer");
    assertThat(money(carol)).isEqualTo(before);
    assertThat(of(alice).earnings().own()).noneMatch(inbox -> inbox.certificate() == number);

    BigInteger ofAlice = money(alice);
    BigInteger ofBob = money(bob);
    of(bob).selling().list(number, cess(10), end);
    of(carol).selling().buy(cess(10), of(carol).selling().look(number));
    assertThat(money(alice)).as("5 % royalty").isEqualTo(ofAlice.add(cess(10).divide(twenty())));
    assertThat(money(bob)).isEqualTo(ofBob.add(cess(10)).subtract(cess(10).divide(twenty())));
  }

  @Test
  void anAuctionGivesTheOutbidTheirMoneyBackAndHandsOver() {
    long number = register(alice);
    of(alice).auctions().start(number, cess(1), Duration.ofHours(1));
    BigInteger ofBob = money(bob);
    BigInteger ofAlice = money(alice);
    assertThatThrownBy(() -> of(bob).auctions().bid(number, CESS.shiftRight(1)))
        .isInstanceOf(BidTooLow.class);
    of(bob).auctions().bid(number, cess(1));
    assertThatThrownBy(() -> of(alice).auctions().cancel(number)).isInstanceOf(AuctionHasBid.class);
    Auction last = of(carol).auctions().bid(number, cess(3));
    assertThat(money(bob)).isEqualTo(ofBob);
    assertThat(of(alice).earnings().own())
        .as("what it earns meanwhile is its seller's")
        .anyMatch(inbox -> inbox.certificate() == number);

    test.advanceTo(last.end().plusSeconds(1));
    of(bob).auctions().settle(number);

    assertThat(network.dataCertificates().holderOf(number)).isEqualTo(carol.address());
    assertThat(money(alice)).isEqualTo(ofAlice.add(cess(3)));
    assertThatThrownBy(() -> of(bob).auctions().of(number)).isInstanceOf(MarketException.class);
  }

  @Test
  void aKeyThatFitsIsPaidAfterTheTimeForComplaints() {
    Sold key = offerKey(alice, true);
    BigInteger before = money(bob);
    KeyPurchases purchases = of(bob).keyPurchases();
    long sale = purchases.buy(key.offer(), cess(3), soon());
    assertThat(money(bob)).isEqualTo(before.subtract(cess(3)));
    assertThatThrownBy(() -> purchases.buy(key.offer(), cess(3), soon()))
        .as("nobody pays twice")
        .isInstanceOf(MarketException.class)
        .hasMessageContaining("sale " + sale);
    assertThat(purchases.look(sale)).isInstanceOf(KeyOutcome.Awaited.class);
    assertThatThrownBy(() -> of(carol).keyPurchases().look(sale))
        .isInstanceOf(MarketException.class)
        .hasMessageContaining("buyer's account");

    Path state = folder.resolve("alice");
    KeyAgent agent = agent(alice, state);
    assertThat(agent.round()).singleElement().isInstanceOf(Errand.Delivered.class);
    assertThat(agent.round()).as("delivered once").isEmpty();
    assertThat(agent(alice, folder.resolve("lost")).round())
        .as("another agent of the account, which remembers nothing")
        .isEmpty();
    assertThat(agent(carol, folder.resolve("carol")).round()).as("not her sale").isEmpty();
    assertThatThrownBy(() -> agent(carol, state))
        .isInstanceOf(MarketException.class)
        .hasMessageContaining("its own state file");

    assertThat(purchases.look(sale))
        .isInstanceOfSatisfying(
            KeyOutcome.Opened.class,
            opened ->
                assertThat(opened.keys().dataKey().toBytes()).isEqualTo(key.dataKey().toBytes()));
    assertThat(new KeyPurchases(network, bob).fileOf(sale)).isEqualTo(key.fid());

    BigInteger inbox = of(alice).earnings().of(key.certificate()).inbox();
    test.advance(complaintWindow().plusSeconds(1));
    KeyAgent startedAgain = agent(alice, state);
    assertThat(startedAgain.round()).singleElement().isInstanceOf(Errand.Collected.class);
    assertThat(startedAgain.round()).isEmpty();
    assertThat(startedAgain.open()).isZero();
    assertThat(of(alice).earnings().of(key.certificate()).inbox()).isEqualTo(inbox.add(cess(3)));
    assertThat(purchases.look(sale)).as("it opens for ever").isInstanceOf(KeyOutcome.Opened.class);
  }

  @Test
  void aWrongKeyIsComplainedAboutAndThePriceComesBack() {
    Sold key = offerKey(carol, false);
    BigInteger before = money(bob);
    KeyPurchases purchases = of(bob).keyPurchases();
    long sale = purchases.buy(key.offer(), cess(3), soon());
    agent(carol, folder.resolve("carol")).round();

    KeyOutcome.WrongKey wrong = (KeyOutcome.WrongKey) purchases.look(sale);
    purchases.complain(sale, wrong);

    assertThat(money(bob)).isEqualTo(before);
    assertThat(purchases.look(sale)).isInstanceOf(KeyOutcome.Refunded.class);
    assertThat(network.billing().keySales().offerOf(key.offer()).state())
        .isEqualTo(KeyOfferState.REFUTED);
    assertThatThrownBy(() -> of(alice).keyPurchases().buy(key.offer(), cess(3), soon()))
        .isInstanceOf(MarketException.class)
        .hasMessageContaining("wrong key");
    test.advance(complaintWindow().plusSeconds(1));
    assertThat(agent(carol, folder.resolve("again")).round()).as("nothing to collect").isEmpty();
  }

  @Test
  void aSilentSellerGetsNothing() {
    Sold key = offerKey(carol, true);
    BigInteger before = money(bob);
    KeyPurchases purchases = of(bob).keyPurchases();
    long sale = purchases.buy(key.offer(), cess(3), soon());
    assertThatThrownBy(() -> purchases.refund(sale)).isInstanceOf(RefundTooEarly.class);

    test.advance(Duration.ofMinutes(11));

    assertThat(purchases.look(sale)).isInstanceOf(KeyOutcome.Late.class);
    KeyAgent late = agent(carol, folder.resolve("carol"));
    assertThat(late.round()).containsExactly(new Errand.Missed(sale));
    assertThat(late.round()).isEmpty();
    purchases.refund(sale);
    assertThat(money(bob)).isEqualTo(before);
    assertThat(purchases.purchaseOf(key.offer())).as("it may be bought anew").isEmpty();
  }

  @Test
  void aBrokenStateFileIsRefusedAndALostOneIsMadeAnew() throws Exception {
    Sold key = offerKey(alice, true);
    of(bob).keyPurchases().buy(key.offer(), cess(3), soon());
    Path state = folder.resolve("state");
    agent(alice, state).round();
    Files.writeString(state, Files.readString(state).replace("offer ", "oFfer "));
    assertThatThrownBy(() -> agent(alice, state))
        .isInstanceOf(MarketException.class)
        .hasMessageContaining("delete it");
    Files.delete(state);
    KeyAgent anew = agent(alice, state);
    anew.round();
    assertThat(anew.open()).isPositive();
  }

  /** A key for sale. */
  private record Sold(long certificate, Bytes32 offer, DataKey dataKey, String fid) {}

  /** Offers a key at 3 CESS; one that does not fit what was registered where not {@code right}. */
  private Sold offerKey(Account seller, boolean right) {
    DataKey key = DataKey.generate(random);
    DataKey registered = right ? key : DataKey.generate(random);
    RightsClaim claim = claim(Bytes32.of(KeyCommitment.of(registered).toBytes()));
    long certificate = register(seller, claim);
    long chainId = network.connection().chainId();
    AccountAddress sales = AccountAddress.of(network.billing().keySales().address().bytes());
    SaleContext context = new SaleContext(chainId, sales, certificate);
    try (SecretScalar sealing = new SealingKeys(seller, chainId).secret();
        SecretScalar secret = SaleKey.of(sealing, context)) {
      SaleCapsule capsule =
          SaleCapsule.offer(
              new SoldKeys(key, List.of(MaskKey.generate(random))), secret, context, random);
      Bytes32 offer =
          network
              .billing()
              .keySales()
              .offer(
                  network.sender(seller),
                  new io.cess4j.chain.contract.SaleCapsule(
                      certificate,
                      capsule.point().eip2537(),
                      capsule.labelKey().eip2537(),
                      capsule.sealedKeys().toBytes()),
                  claim,
                  cess(3))
              .value();
      return new Sold(certificate, offer, key, claim.fid().hex().substring(2));
    }
  }

  private long register(Account owner) {
    return register(owner, claim(word()));
  }

  private long register(Account owner, RightsClaim claim) {
    Rights rights = of(owner);
    PendingRegistration pending = rights.commit(claim, rights.salt());
    test.advance(Duration.ofSeconds(2));
    RightsDescription description = new RightsDescription("a work", "photograph", "", Bytes32.ZERO);
    return rights.reveal(pending, description, 500).number();
  }

  private RightsClaim claim(Bytes32 keyCommitment) {
    return new RightsClaim(
        word(),
        word(),
        word(),
        word(),
        keyCommitment,
        RightsClaim.algorithm("mdrc-image/1"),
        word(),
        1,
        RightsMedia.IMAGE);
  }

  private Bytes32 word() {
    return Bytes32.of(Seeded.bytes(random, Bytes32.LENGTH));
  }

  private KeyAgent agent(Account account, Path state) {
    return new KeyAgent(network, account, state, random);
  }

  private Rights of(Account account) {
    return new Rights(network, account, new SecureRandom());
  }

  private BigInteger money(Account account) {
    return network.vault().balanceOf(account.address());
  }

  private Instant soon() {
    return network.clock().instant().plus(Duration.ofMinutes(10));
  }

  private Duration complaintWindow() {
    long days = network.parameters().get(Parameter.COMPLAINT_WINDOW).longValueExact();
    return network.parameters().constants().day().multipliedBy(days);
  }

  private static BigInteger cess(long whole) {
    return CESS.multiply(BigInteger.valueOf(whole));
  }

  private static BigInteger twenty() {
    return BigInteger.valueOf(20);
  }

  private static List<Address> concat(List<Address> some, List<Address> others) {
    return java.util.stream.Stream.concat(some.stream(), others.stream()).toList();
  }
}
