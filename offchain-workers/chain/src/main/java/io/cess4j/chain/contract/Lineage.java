package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.contracts.ILineage;
import java.math.BigInteger;
import java.util.List;
import java.util.stream.IntStream;
import org.web3j.tuples.generated.Tuple3;

/** What certificates descend from (ILineage). */
public final class Lineage extends Client {
  private final ILineage contract;

  /** Client of the contract at {@code address}. */
  public Lineage(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(ILineage::load, address, connection);
  }

  /**
   * The holder of {@code child} adds edges; none is ever taken away.
   *
   * @param consents for each edge of kind LICENSED whose parent another account holds, in order
   */
  public Receipt declare(
      TransactionSender sender, long child, List<LineageEdge> edges, List<SignedConsent> consents) {
    return send(
        sender,
        contract.declare(
            word(child),
            edges.stream()
                .map(
                    edge ->
                        new ILineage.Edge(
                            word(edge.parent()),
                            member(edge.kind()),
                            word(edge.share()),
                            edge.evidence().bytes()))
                .toList(),
            consents.stream()
                .map(
                    consent ->
                        new ILineage.Consent(
                            word(consent.deadline().getEpochSecond()),
                            consent.signature().toBytes()))
                .toList()));
  }

  /** The holder says by which model and from what its work was made. */
  public Receipt declareGeneration(
      TransactionSender sender, long certificate, Generation generation) {
    return send(
        sender,
        contract.declareGeneration(
            word(certificate),
            new ILineage.Generation(
                generation.model().bytes(),
                generation.modelName(),
                generation.dataSets().stream().map(Bytes32::bytes).toList(),
                generation.prompt().bytes())));
  }

  /** The holder promises that the lineage stays as it is. */
  public Receipt seal(TransactionSender sender, long certificate) {
    return send(sender, contract.seal(word(certificate)));
  }

  /** All edges of a certificate, in the order of their declaration. */
  public List<LineageEdge> parentsOf(long child) {
    Tuple3<List<BigInteger>, List<BigInteger>, List<BigInteger>> found =
        read(contract.parentsOf(word(child)));
    return IntStream.range(0, found.component1().size())
        .mapToObj(
            i ->
                new LineageEdge(
                    number(found.component1().get(i)),
                    member(LineageKind.class, found.component3().get(i)),
                    small(found.component2().get(i)),
                    Bytes32.ZERO))
        .toList();
  }

  /** Changes with every edge and with the seal: a buyer names the one that it saw. */
  public Bytes32 digestOf(long child) {
    return Bytes32.of(read(contract.digestOf(word(child))));
  }

  /** Whether no edge can be added any more. */
  public boolean isSealed(long child) {
    return read(contract.isSealed(word(child)));
  }

  /** EIP-712 domain of consents. */
  public TypedDomain domain() {
    return new TypedDomain(connection().chainId(), address());
  }
}
