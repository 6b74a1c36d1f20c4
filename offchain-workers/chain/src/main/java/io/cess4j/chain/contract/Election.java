package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.instant;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;
import static io.cess4j.chain.contract.Words.words;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IR2sElection;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.web3j.tuples.generated.Tuple2;
import org.web3j.tuples.generated.Tuple4;

/** The election of the next era's validators (IR2sElection). */
public final class Election extends Client {
  private final IR2sElection contract;

  /** Client of the contract at {@code address}. */
  public Election(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IR2sElection::load, address, connection);
  }

  /**
   * A node's VRF proof.
   *
   * @param key 256 bytes EIP-2537 G2, as it counts in the era
   * @param proof 128 bytes EIP-2537 G1 over {@link Election#messageOf}
   */
  public record Proof(long node, byte[] key, byte[] proof) {}

  /** Proofs of up to 64 nodes in the last epoch of the current era; anybody may carry them. */
  public Receipt submit(TransactionSender sender, List<Proof> proofs) {
    ByteArrayOutputStream keys = new ByteArrayOutputStream();
    ByteArrayOutputStream points = new ByteArrayOutputStream();
    proofs.forEach(
        one -> {
          keys.writeBytes(one.key());
          points.writeBytes(one.proof());
        });
    return send(
        sender,
        contract.submit(
            words(proofs.stream().map(Proof::node).toList()),
            keys.toByteArray(),
            points.toByteArray()));
  }

  /** In the era after: the best who may still stand become the validators. */
  public Receipt conclude(TransactionSender sender, long era) {
    return send(sender, contract.conclude(word(era)));
  }

  /** Draws the successor of a validator that was proven dead or false. */
  public Receipt fill(TransactionSender sender, Address validator) {
    return send(sender, contract.fill(validator.hex()));
  }

  /**
   * What candidates of the current era sign.
   *
   * @throws io.cess4j.contracts.errors.SeedMissing before the first beat of the last epoch
   */
  public Bytes32 messageOf(long era) {
    return Bytes32.of(read(contract.messageOf(word(era))));
  }

  /** Who stands in the newest election. */
  public Candidates candidates() {
    Tuple4<BigInteger, Boolean, List<BigInteger>, List<BigInteger>> known =
        read(contract.candidates());
    List<Candidates.Candidate> standing = new ArrayList<>();
    for (int i = 0; i < known.component3().size(); i++) {
      standing.add(
          new Candidates.Candidate(
              number(known.component3().get(i)), number(known.component4().get(i))));
    }
    return new Candidates(number(known.component1()), known.component2(), standing);
  }

  /** The beat that a vacant seat's successor is drawn by; empty where the seat is not vacant. */
  public OptionalLong vacancyOf(Address validator) {
    long beat = number(read(contract.vacancyOf(validator.hex())));
    return beat == 0 ? OptionalLong.empty() : OptionalLong.of(beat);
  }

  /** When an era begins to take proofs. */
  public Instant opensAt(long era) {
    return instant(opening(era).component1());
  }

  /** When an era ends, and proofs with it. */
  public Instant closesAt(long era) {
    return instant(opening(era).component2());
  }

  private Tuple2<BigInteger, BigInteger> opening(long era) {
    return read(contract.opening(word(era)));
  }
}
