package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IAiGapRounds;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.web3j.crypto.Hash;

/** The state machine of AI Gap tasks (IAiGapRounds). */
public final class AiGapRounds extends Client {
  private static final String UPDATE = "AI Gap update";
  private static final String VOTE = "AI Gap vote";
  private final IAiGapRounds contract;

  /** Client of the contract at {@code address}. */
  public AiGapRounds(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IAiGapRounds::load, address, connection);
  }

  /** COMMIT: to {@link #updateCommitment} of what the sender trained. */
  public Receipt commit(TransactionSender sender, long task, int seat, Bytes32 commitment) {
    return send(sender, contract.commit(word(task), word(seat), commitment.bytes()));
  }

  /**
   * REVEAL.
   *
   * @param root of the update
   * @param fid of the file that holds it, encrypted for the members
   */
  public Receipt reveal(
      TransactionSender sender, long task, int seat, Bytes32 root, Bytes32 fid, Bytes32 salt) {
    return send(
        sender, contract.reveal(word(task), word(seat), root.bytes(), fid.bytes(), salt.bytes()));
  }

  /** AVAILABILITY: whose update the sender has and found valid, its own too. */
  public Receipt vouch(TransactionSender sender, long task, int seat, int available) {
    return send(sender, contract.vouch(word(task), word(seat), AiGapCalls.bitmap(available)));
  }

  /** AGGREGATE: to {@link #voteCommitment} of the outcome that the sender computed. */
  public Receipt commitVote(TransactionSender sender, long task, int seat, Bytes32 commitment) {
    return send(sender, contract.commitVote(word(task), word(seat), commitment.bytes()));
  }

  /** VOTE. */
  public Receipt vote(
      TransactionSender sender, long task, int seat, AiGapOutcome outcome, Bytes32 salt) {
    return send(
        sender, contract.vote(word(task), word(seat), AiGapCalls.forRounds(outcome), salt.bytes()));
  }

  /** Anybody, once a window is over or all have acted; not at the end of a challenge. */
  public Receipt poke(TransactionSender sender, long task) {
    return send(sender, contract.poke(word(task)));
  }

  /** Anybody, once the challenge of the leading outcome is over and no demand is open. */
  public Receipt conclude(TransactionSender sender, long task, AiGapOutcome outcome) {
    return send(sender, contract.conclude(word(task), AiGapCalls.forRounds(outcome)));
  }

  /** The word that every call of a participant reads; phase NONE where there is no such task. */
  public AiGapRound roundOf(long task) {
    return AiGapCalls.round(read(contract.roundOf(word(task))));
  }

  /** Everything about a task but its seats. */
  public AiGapState stateOf(long task) {
    return AiGapCalls.state(read(contract.stateOf(word(task))));
  }

  /** A seat, 0 to 31. */
  public AiGapSeat seatOf(long task, int seat) {
    IAiGapRounds.Seat found = read(contract.seatOf(word(task), word(seat)));
    return new AiGapSeat(
        Address.of(found.account), Bytes32.of(found.update), Bytes32.of(found.vote));
  }

  /** Roots of the updates that this round has included, by rank. */
  public List<Bytes32> updatesOf(long task) {
    List<?> roots = read(contract.updatesOf(word(task)));
    return roots.stream().map(root -> Bytes32.of((byte[]) root)).toList();
  }

  /** What a seat commits to; nobody is asked, so nobody learns of it. */
  public Bytes32 updateCommitment(
      long task, int round, int seat, Bytes32 root, Bytes32 fid, Bytes32 salt) {
    return commitment(UPDATE, task, round, seat, root, fid, salt);
  }

  /** The same of a vote, for an outcome's id. */
  public Bytes32 voteCommitment(long task, int round, int seat, Bytes32 outcome, Bytes32 salt) {
    return commitment(VOTE, task, round, seat, outcome, salt);
  }

  /** keccak256(abi.encode(bytes32(name), chain id, contract, task, round, seat, words...)). */
  private Bytes32 commitment(String name, long task, int round, int seat, Bytes32... words) {
    ByteBuffer out = ByteBuffer.allocate((6 + words.length) * Bytes32.LENGTH);
    byte[] text = name.getBytes(StandardCharsets.US_ASCII);
    out.put(text).position(Bytes32.LENGTH);
    out.put(LogSearch.word(connection().chainId()).bytes());
    out.put(LogSearch.word(address()).bytes());
    out.put(LogSearch.word(task).bytes());
    out.put(LogSearch.word(round).bytes());
    out.put(LogSearch.word(seat).bytes());
    for (Bytes32 word : words) {
      out.put(word.bytes());
    }
    return Bytes32.of(Hash.sha3(out.array()));
  }
}
