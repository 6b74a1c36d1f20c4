package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.RightsCommitted;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IDataRightsRegistry;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;

/** Registration of data rights by commit and reveal (IDataRightsRegistry). */
public final class DataRights extends Client {
  private final IDataRightsRegistry contract;

  /** Client of the contract at {@code address}. */
  public DataRights(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IDataRightsRegistry::load, address, connection);
  }

  /** What {@code owner} commits to for a claim; nobody is asked, so nobody learns of it. */
  public Bytes32 commitmentOf(Address owner, RightsClaim claim, Bytes32 salt) {
    return claim.commitment(owner, connection().chainId(), address(), salt);
  }

  /** Locks the bond and gives the commitment its number. */
  public Mined<RightsCommitted> commit(TransactionSender sender, Bytes32 commitment) {
    return send(sender, contract.commit(commitment.bytes()), RightsCommitted.class, e -> e);
  }

  /**
   * Mints the certificate to the sender and gives the bond back.
   *
   * @param royalty basis points of ERC-2981
   * @param salt of the commitment
   */
  public Mined<RightsRegistered> reveal(
      TransactionSender sender,
      RightsClaim claim,
      RightsDescription description,
      int royalty,
      Bytes32 salt) {
    return send(
        sender,
        contract.reveal(
            claim(claim),
            new IDataRightsRegistry.Description(
                description.title(),
                description.kind(),
                description.keywords(),
                description.licence().bytes()),
            word(royalty),
            salt.bytes()),
        RightsRegistered.class,
        e -> e);
  }

  /** Takes the bond of a commitment whose window is over. */
  public Receipt forfeit(TransactionSender sender, Address owner, Bytes32 commitment) {
    return send(sender, contract.forfeit(owner.hex(), commitment.bytes()));
  }

  /** A commitment that waits for its reveal; empty where there is none. */
  public Optional<RightsCommitment> pending(Address owner, Bytes32 commitment) {
    IDataRightsRegistry.Commitment found = read(contract.pending(owner.hex(), commitment.bytes()));
    if (found.number.signum() == 0) {
      return Optional.empty();
    }
    return Optional.of(
        new RightsCommitment(
            number(found.number), instant(found.since), instant(found.deadline), found.bond));
  }

  /** Digest of the claim of a certificate; zero where there is no such certificate. */
  public Bytes32 claimOf(long certificate) {
    return Bytes32.of(read(contract.claimOf(word(certificate))));
  }

  /** Basis points of ERC-2981. */
  public int royaltyOf(long certificate) {
    return small(read(contract.royaltyOf(word(certificate))));
  }

  /** The earliest certificate of exactly this file; empty where it has none. */
  public Optional<Long> firstOf(Bytes32 instanceHash) {
    return Optional.of(number(read(contract.firstOf(instanceHash.bytes()))))
        .filter(first -> first != 0);
  }

  /** The highest number given to a commitment so far. */
  public long lastNumber() {
    return number(read(contract.lastNumber()));
  }

  private static IDataRightsRegistry.Claim claim(RightsClaim claim) {
    return new IDataRightsRegistry.Claim(
        claim.fid().bytes(),
        claim.instanceHash().bytes(),
        BigIntegers.fromUnsignedByteArray(claim.identifier().bytes()),
        claim.viewsRoot().bytes(),
        claim.keyCommitment().bytes(),
        claim.algorithm().bytes(),
        claim.isccDigest().bytes(),
        word(claim.deal()),
        member(claim.mediaType()));
  }
}
