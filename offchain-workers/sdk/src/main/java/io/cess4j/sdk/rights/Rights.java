package io.cess4j.sdk.rights;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Parameter;
import io.cess4j.chain.contract.RightsIndex;
import io.cess4j.chain.contract.ViewEvidence;
import io.cess4j.chain.event.CopyFlagged;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.sdk.market.Auctioning;
import io.cess4j.sdk.market.DataTerms;
import io.cess4j.sdk.market.Earnings;
import io.cess4j.sdk.market.KeyAgent;
import io.cess4j.sdk.market.KeyPurchases;
import io.cess4j.sdk.market.KeyStall;
import io.cess4j.sdk.market.Licensing;
import io.cess4j.sdk.market.Selling;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/** An account's data rights. */
public final class Rights {
  /** The parameter counts hundredths of a CESS. */
  private static final BigInteger HUNDREDTH = BigInteger.TEN.pow(16);

  private final Network network;
  private final Account account;
  private final SecureRandom random;

  /** Rights of an account. */
  public Rights(Network network, Account account, SecureRandom random) {
    this.network = network;
    this.account = account;
    this.random = random;
  }

  /** Disputes over certificates. */
  public Disputes disputes() {
    return new Disputes(network, account, random);
  }

  /** Wei that a commitment locks and a reveal in time gives back. */
  public BigInteger bond() {
    return network.parameters().get(Parameter.REGISTRATION_BOND).multiply(HUNDREDTH);
  }

  /** A salt for {@link #commit}; keep it before anything is sent. */
  public Bytes32 salt() {
    byte[] salt = new byte[Bytes32.LENGTH];
    random.nextBytes(salt);
    return Bytes32.of(salt);
  }

  /**
   * Commits to a claim and says nothing of it; where that was done before, tells of it.
   *
   * @param salt kept by the caller; without it the bond is lost
   */
  public PendingRegistration commit(RightsClaim claim, Bytes32 salt) {
    Optional<PendingRegistration> before = pending(claim, salt);
    if (before.isPresent()) {
      return before.get();
    }
    network.dataRights().commit(network.sender(account), commitment(claim, salt));
    return pending(claim, salt)
        .orElseThrow(
            () -> new IllegalStateException("the chain has lost the commitment: try again"));
  }

  private Optional<PendingRegistration> pending(RightsClaim claim, Bytes32 salt) {
    return network
        .dataRights()
        .pending(account.address(), commitment(claim, salt))
        .map(
            found ->
                new PendingRegistration(
                    claim, salt, found.number(), found.since(), found.deadline()));
  }

  private Bytes32 commitment(RightsClaim claim, Bytes32 salt) {
    return network.dataRights().commitmentOf(account.address(), claim, salt);
  }

  /** Whether a block has come after the commitment's, so that it may be revealed. */
  public boolean isRevealable(PendingRegistration pending) {
    return network.connection().latestBlock().timestamp().isAfter(pending.since());
  }

  /**
   * Reveals the claim: mints the certificate and gives the bond back.
   *
   * @param royalty basis points of later sales, to this account for ever
   */
  public RightsRegistered reveal(
      PendingRegistration pending, RightsDescription description, int royalty) {
    return network
        .dataRights()
        .reveal(network.sender(account), pending.claim(), description, royalty, pending.salt())
        .value();
  }

  /** How a certificate was registered, by the chain's own events. */
  public Optional<RightsRegistered> find(long certificate) {
    return new RightsIndex(
            network.connection(),
            network.dataRights().address(),
            network.rightsDisputes().address())
        .ofNumber(certificate);
  }

  /**
   * Flags a later certificate whose identifier is near an earlier one's, or whose file is the same.
   *
   * @throws IllegalArgumentException where one of them is not registered
   */
  public CopyFlagged challenge(long newer, long older) {
    return network
        .copyChallenges()
        .challenge(network.sender(account), newer, older, claim(newer), claim(older))
        .value();
  }

  /** What certificates descend from. */
  public Descent descent() {
    return new Descent(network, account);
  }

  /** Id of the public file that the holder shows of a certificate's work, 64 hex digits. */
  public Optional<String> preview(long certificate) {
    return network
        .billing()
        .previews()
        .previewOf(certificate)
        .map(fid -> fid.hex().substring("0x".length()));
  }

  /**
   * Names a public file as the preview of a certificate that this account holds.
   *
   * @param fid 64 hex digits
   */
  public void setPreview(long certificate, String fid) {
    network
        .billing()
        .previews()
        .setPreview(network.sender(account), certificate, Bytes32.of("0x" + fid));
  }

  /** Takes the preview back. */
  public void removePreview(long certificate) {
    network.billing().previews().setPreview(network.sender(account), certificate, Bytes32.ZERO);
  }

  /**
   * Flags a later certificate one of whose registered views is near one of an earlier one's: a part
   * of a work, mostly.
   *
   * @throws IllegalArgumentException where one of them is not registered
   */
  public CopyFlagged challengeViews(
      long newer, long older, ViewEvidence newerView, ViewEvidence olderView) {
    return network
        .copyChallenges()
        .challengeViews(
            network.sender(account), newer, older, claim(newer), claim(older), newerView, olderView)
        .value();
  }

  /** What reading costs, and who may. */
  public DataTerms terms() {
    return new DataTerms(network, account);
  }

  /** Licences of data. */
  public Licensing licensing() {
    return new Licensing(network, account);
  }

  /** Certificates at a fixed price, and money offered for them. */
  public Selling selling() {
    return new Selling(network, account);
  }

  /** Auctions of certificates. */
  public Auctioning auctions() {
    return new Auctioning(network, account);
  }

  /** Keys of files against money: what the account sells. */
  public KeyStall keyStall() {
    return new KeyStall(network, account, random);
  }

  /**
   * The agent that delivers what the account's key stall has sold.
   *
   * @param state file that it keeps, of this network and account alone
   */
  public KeyAgent keyAgent(Path state) {
    return new KeyAgent(network, account, state, random);
  }

  /** Keys of files against money: what the account buys. */
  public KeyPurchases keyPurchases() {
    return new KeyPurchases(network, account);
  }

  /** What certificates have earned. */
  public Earnings earnings() {
    return new Earnings(network, account);
  }

  private RightsClaim claim(long certificate) {
    return find(certificate)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "there is no certificate " + certificate + ": check the number"))
        .claim();
  }
}
