package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IAuditRounds;
import java.math.BigInteger;
import java.util.List;
import org.web3j.tuples.generated.Tuple2;

/** Audits: challenges, proofs, passed days (IAuditRounds). */
public final class AuditRounds extends Client {
  private final IAuditRounds contract;

  /** Client of the contract at {@code address}. */
  public AuditRounds(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IAuditRounds::load, address, connection);
  }

  /**
   * Proofs of up to 8 miners for windows of today; all stand or fall together. A single one that
   * its own miner sends does not revert where it is wrong, late or has nothing left to answer from:
   * the receipt then carries {@code ProofRefused} and no {@code ProofAccepted}.
   */
  public Receipt prove(TransactionSender sender, List<Submission> submissions) {
    return send(
        sender,
        contract.prove(
            submissions.stream()
                .map(
                    submission ->
                        new IAuditRounds.Submission(
                            word(submission.miner()),
                            word(submission.day()),
                            word(submission.window()),
                            submission.hints(),
                            submission.keys(),
                            submission.proof()))
                .toList()));
  }

  /** Settles a miner's finished days, at most 32 a call. */
  public Receipt poke(TransactionSender sender, long miner) {
    return send(sender, contract.poke(word(miner)));
  }

  /**
   * What the miner must answer in a window of today; reverts with WindowWithoutBeat before its
   * seed.
   */
  public Challenge challenge(long miner, int window) {
    IAuditRounds.Challenge challenge = read(contract.challenge(word(miner), word(window)));
    return new Challenge(
        member(Duty.class, challenge.duty),
        small(challenge.group),
        small(challenge.tiKey),
        number(challenge.sectors),
        instant(challenge.closesAt),
        number(challenge.samples),
        number(challenge.maximumDraws),
        Bytes32.of(challenge.seed),
        challenge.proven);
  }

  /**
   * Whether a window of today is open in which the miner still owes a proof, or may owe one once
   * its beat comes.
   */
  public boolean awaits(long miner) {
    return read(contract.awaits(word(miner)));
  }

  /** What became of a miner's day: as things stand until it is over. */
  public DayOutcome outcome(long miner, long day) {
    return member(DayOutcome.class, read(contract.outcome(word(miner), word(day))));
  }

  /** Whether a miner passed a day. */
  public boolean passed(long miner, long day) {
    return read(contract.passed(word(miner), word(day)));
  }

  /** How many days of [from, to) a miner passed; at most 4,096 days apart. */
  public long passedDays(long miner, long from, long to) {
    return number(read(contract.passedDays(word(miner), word(from), word(to))));
  }

  /** Consecutive missed days as far as settled. */
  public Misses misses(long miner) {
    Tuple2<BigInteger, BigInteger> misses = read(contract.misses(word(miner)));
    return new Misses(number(misses.component1()), number(misses.component2()));
  }
}
