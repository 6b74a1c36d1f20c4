package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.IAiGapModels;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.util.BigIntegers;

/** Certificates of what tasks have trained (IAiGapModels). */
public final class AiGapModels extends Client {
  private final IAiGapModels contract;

  /** Client of the contract at {@code address}. */
  public AiGapModels(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IAiGapModels::load, address, connection);
  }

  /** Creator of the task, once it is FINAL: binds the certificate that it holds. */
  public Receipt register(
      TransactionSender sender, long task, long certificate, RightsClaim claim) {
    return send(
        sender,
        contract.register(
            word(task),
            word(certificate),
            new IAiGapModels.Claim(
                claim.fid().bytes(),
                claim.instanceHash().bytes(),
                BigIntegers.fromUnsignedByteArray(claim.identifier().bytes()),
                claim.viewsRoot().bytes(),
                claim.keyCommitment().bytes(),
                claim.algorithm().bytes(),
                claim.isccDigest().bytes(),
                word(claim.deal()),
                member(claim.mediaType()))));
  }

  /** The certificate of a task's model; empty where none is bound. */
  public Optional<Long> certificateOf(long task) {
    return Optional.of(number(read(contract.certificateOf(word(task)))))
        .filter(certificate -> certificate != 0);
  }

  /** The task that a certificate's model comes from. */
  public Optional<Long> taskOf(long certificate) {
    return Optional.of(number(read(contract.taskOf(word(certificate))))).filter(task -> task != 0);
  }

  /** Certificates of the initial model and of every seat that contributed. */
  public List<Long> certificatesOf(long task) {
    List<?> found = read(contract.certificatesOf(word(task)));
    return found.stream().map(word -> number((BigInteger) word)).toList();
  }

  /** What the claim of a task's model has as identifier. */
  public Bytes32 identifierOf(long task) {
    return Bytes32.of(
        BigIntegers.asUnsignedByteArray(Bytes32.LENGTH, read(contract.identifierOf(word(task)))));
  }
}
