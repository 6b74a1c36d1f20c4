package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.rights.RightsVerdict;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.contracts.IRightsDisputes;

/** Disputes over whether a claim is true of the stored file (IRightsDisputes). */
public final class RightsDisputes extends Client {
  private final IRightsDisputes contract;

  /** Client of the contract at {@code address}. */
  public RightsDisputes(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IRightsDisputes::load, address, connection);
  }

  /** Locks the sender's bond. */
  public Receipt open(TransactionSender sender, long certificate) {
    return send(sender, contract.open(word(certificate)));
  }

  /** Draws the TEE worker, after the next beat. */
  public Receipt draw(TransactionSender sender, long certificate) {
    return send(sender, contract.draw(word(certificate)));
  }

  /**
   * Holder or creator: hands the file's keys to the drawn worker's group.
   *
   * @param capsule data key and the mask keys of the deals, sealed
   */
  public Receipt answer(TransactionSender sender, long certificate, byte[] capsule) {
    return send(sender, contract.answer(word(certificate), capsule));
  }

  /**
   * Ends a dispute with the drawn worker's word.
   *
   * @param signature over {@link io.cess4j.chain.typed.Verdict}, 64 bytes (EIP-2098)
   */
  public Receipt conclude(
      TransactionSender sender,
      long certificate,
      RightsVerdict verdict,
      Bytes32 evidence,
      byte[] signature) {
    return send(
        sender, contract.conclude(word(certificate), member(verdict), evidence.bytes(), signature));
  }

  /** Moves a dispute on whose deadline has passed. */
  public Receipt expire(TransactionSender sender, long certificate) {
    return send(sender, contract.expire(word(certificate)));
  }

  /** The dispute over a certificate; one of state NONE where there is none. */
  public RightsDispute disputeOf(long certificate) {
    IRightsDisputes.Dispute found = read(contract.disputeOf(word(certificate)));
    return new RightsDispute(
        member(DisputeState.class, found.state),
        member(RightsStanding.class, found.standing),
        Address.of(found.challenger),
        small(found.worker),
        small(found.tiKey),
        number(found.round),
        small(found.draws),
        Address.of(found.answerer),
        found.bond,
        number(found.drawBeat),
        instant(found.deadline));
  }

  /** What is known of a certificate's claim. */
  public RightsStanding standingOf(long certificate) {
    return member(RightsStanding.class, read(contract.standingOf(word(certificate))));
  }

  /** EIP-712 domain of verdicts. */
  public TypedDomain domain() {
    return new TypedDomain(connection().chainId(), address());
  }
}
