package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.CopyFlagged;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsMedia;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.ICopyChallenges;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;

/** Flags on later certificates that are near earlier ones (ICopyChallenges). */
public final class CopyChallenges extends Client {
  private final ICopyChallenges contract;

  /** Client of the contract at {@code address}. */
  public CopyChallenges(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(ICopyChallenges::load, address, connection);
  }

  /** Flags the newer certificate if files are equal or identifiers near. */
  public Mined<CopyFlagged> challenge(
      TransactionSender sender,
      long newer,
      long older,
      RightsClaim newerClaim,
      RightsClaim olderClaim) {
    return send(
        sender,
        contract.challenge(word(newer), word(older), claim(newerClaim), claim(olderClaim)),
        CopyFlagged.class,
        e -> e);
  }

  /** The same for one view of each. */
  public Mined<CopyFlagged> challengeViews(
      TransactionSender sender,
      long newer,
      long older,
      RightsClaim newerClaim,
      RightsClaim olderClaim,
      ViewEvidence newerView,
      ViewEvidence olderView) {
    return send(
        sender,
        contract.challengeViews(
            word(newer),
            word(older),
            claim(newerClaim),
            claim(olderClaim),
            view(newerView),
            view(olderView)),
        CopyFlagged.class,
        e -> e);
  }

  /** Takes away a flag whose older certificate was found to be invented. */
  public Receipt clear(TransactionSender sender, long newer, long older) {
    return send(sender, contract.clear(word(newer), word(older)));
  }

  /** Governor: up to how many differing bits works of a kind are called near; 0 for never. */
  public Receipt setThreshold(
      TransactionSender sender, RightsMedia media, String algorithm, int bits) {
    return send(sender, contract.setThreshold(member(media), algorithm, word(bits)));
  }

  /** Up to how many differing bits works are called near; 0 where nobody has said. */
  public int thresholdOf(RightsMedia media, String algorithm) {
    return small(
        read(contract.thresholdOf(member(media), RightsClaim.algorithm(algorithm).bytes())));
  }

  /** The flag between two certificates. */
  public Optional<CopyFlag> flagOf(long newer, long older) {
    return flag(read(contract.flagOf(word(newer), word(older))));
  }

  /** The nearest of a certificate's flags. */
  public Optional<CopyFlag> nearestOf(long newer) {
    return flag(read(contract.nearestOf(word(newer))));
  }

  private static Optional<CopyFlag> flag(ICopyChallenges.Flag found) {
    return found.older.signum() == 0
        ? Optional.empty()
        : Optional.of(new CopyFlag(number(found.older), small(found.distance), found.byViews));
  }

  private static ICopyChallenges.View view(ViewEvidence view) {
    return new ICopyChallenges.View(
        word(view.index()),
        BigIntegers.fromUnsignedByteArray(view.code().bytes()),
        view.siblings().stream().map(Bytes32::bytes).toList());
  }

  private static ICopyChallenges.Claim claim(RightsClaim claim) {
    return new ICopyChallenges.Claim(
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
