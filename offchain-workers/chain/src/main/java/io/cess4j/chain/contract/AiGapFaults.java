package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.contracts.IAiGapFaults;

/** Proofs that a participant broke the rules (IAiGapFaults). */
public final class AiGapFaults extends Client {
  private final IAiGapFaults contract;

  /** Client of the contract at {@code address}. */
  public AiGapFaults(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IAiGapFaults::load, address, connection);
  }

  /** One seat signed two updates for one round. */
  public Receipt equivocation(
      TransactionSender sender,
      long task,
      int round,
      int seat,
      AiGapManifest one,
      AiGapManifest other) {
    return send(
        sender,
        contract.equivocation(word(task), word(round), word(seat), manifest(one), manifest(other)));
  }

  /**
   * A chunk of the update that a seat has revealed in this round holds a number out of bounds.
   *
   * @param index of the chunk
   */
  public Receipt malformed(
      TransactionSender sender, long task, int seat, int index, AiGapLeaf chunk) {
    return send(
        sender,
        contract.malformed(
            word(task),
            word(seat),
            word(index),
            chunk.content().toBytes(),
            chunk.siblings().stream().map(sibling -> sibling.bytes()).toList()));
  }

  /** EIP-712 domain of {@link io.cess4j.chain.typed.Update}. */
  public TypedDomain domain() {
    return new TypedDomain(connection().chainId(), address());
  }

  private static IAiGapFaults.Manifest manifest(AiGapManifest manifest) {
    return new IAiGapFaults.Manifest(
        manifest.root().bytes(), manifest.fid().bytes(), manifest.signature().toBytes());
  }
}
