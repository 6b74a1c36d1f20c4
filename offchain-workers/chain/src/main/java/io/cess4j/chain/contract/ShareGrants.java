package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.end;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.GrantMade;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.contracts.IShareGrants;
import java.util.List;

/** Who may read what, by proxy re-encryption (IShareGrants). */
public final class ShareGrants extends Client {
  /** The contract takes as many at once. */
  public static final int MOST_FILES = 16;

  /** A grant has at most as many. */
  public static final int MOST_PROXIES = 16;

  private final IShareGrants contract;

  /** Client of the contract at {@code address}. */
  public ShareGrants(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(IShareGrants::load, address, connection);
  }

  /** Delegates the key of a label and seals files to it; gives the grant's id. */
  public Mined<Bytes32> grant(TransactionSender sender, GrantTerms terms, List<SealedFile> files) {
    return send(
        sender,
        contract.grant(
            new IShareGrants.Terms(
                terms.salt().bytes(),
                terms.label().bytes(),
                terms.reader().hex(),
                terms.untilWord(),
                word(terms.threshold()),
                terms.labelKey(),
                terms.readerKey(),
                terms.ephemeral(),
                terms.proxies().stream().map(Address::hex).toList(),
                terms.shareKeys()),
            sealed(files)),
        GrantMade.class,
        GrantMade::grant);
  }

  /** Seals further files to a label of the sender. */
  public Receipt seal(TransactionSender sender, Bytes32 label, List<SealedFile> files) {
    return send(sender, contract.seal(label.bytes(), sealed(files)));
  }

  /** Ends a grant of the sender and gives its label a new key. */
  public Receipt revoke(TransactionSender sender, GrantDescription grant, byte[] newLabelKey) {
    return send(sender, contract.revoke(grant.abi(IShareGrants.Description::new), newLabelKey));
  }

  /** Gives a label of the sender a new key without revoking anything. */
  public Receipt rotate(TransactionSender sender, Bytes32 label, byte[] newLabelKey) {
    return send(sender, contract.rotate(label.bytes(), newLabelKey));
  }

  /** What the chain keeps of a grant. */
  public GrantState grantOf(Bytes32 id) {
    IShareGrants.Grant grant = read(contract.grantOf(id.bytes()));
    return new GrantState(
        Address.of(grant.owner), end(grant.until), grant.revoked, Bytes32.of(grant.digest));
  }

  /** Whether proxies should answer, by the chain's own time. */
  public boolean isLive(Bytes32 id) {
    return read(contract.isLive(id.bytes()));
  }

  /** Id of the grant that an owner makes with a salt. */
  public Bytes32 idOf(Address owner, Bytes32 salt) {
    return Bytes32.of(read(contract.idOf(owner.hex(), salt.bytes())));
  }

  /** Epoch of a label's key, 0 where there is none. */
  public int epochOf(Address owner, Bytes32 label) {
    return small(read(contract.labelOf(owner.hex(), label.bytes())).component1());
  }

  /** EIP-712 domain of requests for re-encryption. */
  public TypedDomain domain() {
    return new TypedDomain(connection().chainId(), address());
  }

  private static List<IShareGrants.SealedFile> sealed(List<SealedFile> files) {
    return files.stream()
        .map(file -> new IShareGrants.SealedFile(file.fid().bytes(), file.capsule()))
        .toList();
  }
}
