package io.cess4j.sdk.sharing;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.GrantDescription;
import io.cess4j.chain.contract.GrantState;
import io.cess4j.chain.contract.RightsIndex;
import io.cess4j.chain.event.FileSealed;
import io.cess4j.chain.event.GrantMade;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.sharing.LabelKey;
import io.cess4j.proofs.sharing.Labels;
import io.cess4j.proofs.sharing.SharingKeys;
import io.cess4j.protocol.Hash256;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.OwnFile;
import io.cess4j.sdk.storage.SealingKeys;
import io.cess4j.sdk.storage.Storage;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Files shared by proxy re-encryption (ADR 0032). What was read cannot be taken back: revoking ends
 * what proxies answer, and keeps what is shared later from the reader.
 */
public final class Sharing {
  private final Network network;
  private final Account account;
  private final Storage storage;
  private final RandomGenerator random;

  public Sharing(Network network, Account account, Storage storage, RandomGenerator random) {
    this.network = network;
    this.account = account;
    this.storage = storage;
    this.random = random;
  }

  /**
   * Registers a reader key of the account, so that others can share with it; a second call replaces
   * it. What was shared with an earlier one stays readable.
   *
   * @return its version
   */
  public int registerReaderKey() {
    var keys = network.sharing().readerKeys();
    int version = keys.versionOf(account.address()) + 1;
    try (SecretScalar master = sealing().secret();
        SecretScalar secret = SharingKeys.reader(master, version)) {
      return keys.register(network.sender(account), secret.timesG1().eip2537()).value();
    }
  }

  /** Whether others can share with this account. */
  public boolean hasReaderKey() {
    return network.sharing().readerKeys().versionOf(account.address()) > 0;
  }

  /**
   * Lets a reader read a file of this account.
   *
   * @param fid 64 hex digits
   * @throws CessException.FileUnknown for an id that no active deal carries
   * @throws CessException.NotReadable for somebody else's file
   * @throws CessException.FilePublic where everybody can read it
   * @throws CessException.ReaderKeyMissing where the reader has registered no key
   * @throws CessException.TooFewProxies before anything is signed, or where too few took their
   *     shares
   */
  public ShareMade share(String fid, Address reader, ShareOptions options) {
    OwnFile file = storage.open(fid);
    if (file.first().entry().publicKeys().isPresent()) {
      throw new CessException.FilePublic(file.fid());
    }
    Hash256 label =
        options.label() == null
            ? Labels.ofFile(Hash256.fromHex(file.fid()))
            : Labels.named(options.label());
    return new Granting(network, account, random).share(file, reader, label, options);
  }

  /**
   * Has a file of this account delivered to whoever pays for a certificate (ADR 0038): a grant to
   * the contract PayingReader. {@link #revoke} ends it.
   *
   * @param fid 64 hex digits
   * @param certificate whose terms and prices hold
   * @param options without a label: it is the certificate's
   * @throws CessException.FileInconsistent where the certificate is of another file
   * @throws CessException as {@link #share}
   */
  public ShareMade publish(String fid, long certificate, ShareOptions options) {
    if (options.label() != null) {
      throw new IllegalArgumentException(
          "a file is sold under its certificate's label, not under " + options.label());
    }
    OwnFile file = storage.open(fid);
    if (file.first().entry().publicKeys().isPresent()) {
      throw new CessException.FilePublic(file.fid());
    }
    Bytes32 claimed =
        new RightsIndex(
                network.connection(),
                network.dataRights().address(),
                network.rightsDisputes().address())
            .ofNumber(certificate)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "there is no certificate " + certificate + ": check the number"))
            .claim()
            .fid();
    if (!claimed.equals(Bytes32.of(Hash256.fromHex(file.fid()).toBytes()))) {
      throw new CessException.FileInconsistent(
          file.fid(), "certificate %d is of file %s".formatted(certificate, claimed));
    }
    return new Granting(network, account, random)
        .share(
            file,
            network.billing().payingReader().address(),
            Labels.ofCertificate(certificate),
            options);
  }

  /** Grants that this account has made, ended ones too, oldest first. */
  public List<Share> given() {
    return network.sharing().index().ofOwner(account.address()).stream().map(this::view).toList();
  }

  /** Grants that others have made to this account, ended ones too, oldest first. */
  public List<Share> received() {
    return network.sharing().index().ofReader(account.address()).stream().map(this::view).toList();
  }

  /**
   * Ends a grant at once and gives its label a new key.
   *
   * @throws CessException.GrantUnknown for a grant that is not this account's
   */
  public Revoked revoke(Bytes32 grant) {
    var contracts = network.sharing();
    GrantMade made =
        contracts
            .index()
            .grant(grant)
            .filter(one -> one.owner().equals(account.address()))
            .orElseThrow(
                () -> new CessException.GrantUnknown(grant.hex(), account.address().hex()));
    int epoch = contracts.grants().epochOf(account.address(), made.label()) + 1;
    try (SecretScalar master = sealing().secret();
        LabelKey next = LabelKey.derive(master, Hash256.of(made.label().bytes()), epoch)) {
      Receipt receipt =
          contracts
              .grants()
              .revoke(
                  network.sender(account), GrantDescription.of(made), next.publicKey().eip2537());
      List<Address> others =
          contracts.index().ofOwner(account.address()).stream()
              .filter(one -> one.label().equals(made.label()))
              .filter(one -> isLive(contracts.grants().grantOf(one.grant())))
              .map(GrantMade::reader)
              .distinct()
              .toList();
      return new Revoked(grant, receipt.transaction(), epoch, others);
    }
  }

  private Share view(GrantMade made) {
    var contracts = network.sharing();
    GrantState state = contracts.grants().grantOf(made.grant());
    List<String> files =
        contracts.index().files(made.owner(), made.label()).stream()
            .filter(file -> file.epoch() == made.epoch())
            .map(FileSealed::fid)
            .map(fid -> fid.hex().substring(2))
            .distinct()
            .toList();
    return new Share(
        made.grant(),
        made.owner(),
        made.reader(),
        files,
        made.until(),
        state.revoked(),
        isLive(state),
        made.threshold(),
        made.proxies());
  }

  private boolean isLive(GrantState state) {
    return state.isLive(network.clock().instant());
  }

  private SealingKeys sealing() {
    return new SealingKeys(account, network.connection().chainId());
  }
}
