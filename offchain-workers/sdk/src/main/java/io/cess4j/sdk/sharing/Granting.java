package io.cess4j.sdk.sharing;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.GrantTerms;
import io.cess4j.chain.contract.SealedFile;
import io.cess4j.chain.event.ProxyRegistered;
import io.cess4j.chain.event.ReaderKeyRegistered;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.proofs.Keccak;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.sharing.Delegation;
import io.cess4j.proofs.sharing.KeyShare;
import io.cess4j.proofs.sharing.LabelKey;
import io.cess4j.protocol.AccountAddress;
import io.cess4j.protocol.Hash256;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.OwnFile;
import io.cess4j.sdk.storage.SealingKeys;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The owner's side: seals a file's keys to a label and delegates the label to a reader. */
final class Granting {
  private final Network network;
  private final Account account;
  private final RandomGenerator random;
  private final io.cess4j.chain.contract.Sharing contracts;
  private final ProxyClient client = new ProxyClient();

  Granting(Network network, Account account, RandomGenerator random) {
    this.network = network;
    this.account = account;
    this.random = random;
    this.contracts = network.sharing();
  }

  /**
   * @param label what is shared as one
   */
  ShareMade share(OwnFile file, Address reader, Hash256 label, ShareOptions options) {
    G1 readerKey = readerKey(reader);
    List<ProxyRegistered> proxies = new ProxyChoice(contracts, client, random).choose(options);
    int threshold = options.thresholdOf(proxies.size());
    if (threshold > proxies.size()) {
      throw new CessException.TooFewProxies(threshold, proxies.size(), "");
    }
    Hash256 fid = Hash256.fromHex(file.fid());
    Bytes32 salt = salt();
    Bytes32 id = contracts.grants().idOf(account.address(), salt);
    int epoch =
        Math.max(1, contracts.grants().epochOf(account.address(), Bytes32.of(label.toBytes())));
    try (SecretScalar master = sealing().secret();
        LabelKey key = LabelKey.derive(master, label, epoch);
        Delegation delegation =
            Delegation.split(
                key,
                readerKey,
                Hash256.of(id.bytes()),
                proxies.stream().map(Granting::address).toList(),
                threshold,
                random)) {
      GrantTerms terms =
          new GrantTerms(
              salt,
              Bytes32.of(label.toBytes()),
              reader,
              options.end(),
              threshold,
              key.publicKey().eip2537(),
              readerKey.eip2537(),
              delegation.points().ephemeral().eip2537(),
              proxies.stream().map(ProxyRegistered::account).toList(),
              shareKeys(delegation));
      Mined<Bytes32> made =
          contracts
              .grants()
              .grant(network.sender(account), terms, seals(file, fid, label, epoch, key));
      return deliver(made, threshold, proxies, delegation);
    }
  }

  private ShareMade deliver(
      Mined<Bytes32> made, int threshold, List<ProxyRegistered> proxies, Delegation delegation) {
    List<Address> delivered = new ArrayList<>();
    Map<Address, String> missing = new LinkedHashMap<>();
    for (int i = 0; i < proxies.size(); i++) {
      ProxyRegistered proxy = proxies.get(i);
      KeyShare share = delegation.shares().get(i);
      byte[] sealed = share.sealTo(G1.ofEip2537(proxy.key()), delegation.points().grant(), random);
      try {
        client.deliver(proxy.endpoint(), made.value(), sealed);
        delivered.add(proxy.account());
      } catch (ProxyClient.Failed failed) {
        missing.put(proxy.account(), String.valueOf(failed.getMessage()));
      }
    }
    if (delivered.size() < threshold) {
      throw new CessException.TooFewProxies(
          threshold,
          delivered.size(),
          "grant %s stands on chain and is of no use: %s".formatted(made.value(), missing));
    }
    return new ShareMade(made.value(), made.receipt().transaction(), threshold, delivered, missing);
  }

  /** Nothing where the file is sealed to this key already. */
  private List<SealedFile> seals(
      OwnFile file, Hash256 fid, Hash256 label, int epoch, LabelKey key) {
    Bytes32 id = Bytes32.of(fid.toBytes());
    boolean sealed =
        contracts.index().files(account.address(), Bytes32.of(label.toBytes())).stream()
            .anyMatch(one -> one.fid().equals(id) && one.epoch() == epoch);
    if (sealed) {
      return List.of();
    }
    byte[] plain = file.keys().toBytes();
    try {
      byte[] context = CapsuleContext.share(fid, file.first().entry().keyCommitment());
      return List.of(new SealedFile(id, Capsule.seal(plain, key.publicKey(), context, random)));
    } finally {
      Arrays.fill(plain, (byte) 0);
    }
  }

  private G1 readerKey(Address reader) {
    ReaderKeyRegistered key =
        contracts
            .index()
            .readerKey(reader)
            .orElseThrow(() -> new CessException.ReaderKeyMissing(reader.hex()));
    if (!contracts.readerKeys().digestOf(reader).equals(Bytes32.of(Keccak.hash(key.key())))) {
      throw new CessException.ReaderKeyMissing(reader.hex());
    }
    return G1.ofEip2537(key.key());
  }

  SealingKeys sealing() {
    return new SealingKeys(account, network.connection().chainId());
  }

  private Bytes32 salt() {
    byte[] salt = new byte[Bytes32.LENGTH];
    random.nextBytes(salt);
    return Bytes32.of(salt);
  }

  private static AccountAddress address(ProxyRegistered proxy) {
    return AccountAddress.of(proxy.account().bytes());
  }

  private static byte[] shareKeys(Delegation delegation) {
    ByteArrayOutputStream keys = new ByteArrayOutputStream();
    delegation.shares().forEach(share -> keys.writeBytes(share.publicKey().eip2537()));
    return keys.toByteArray();
  }
}
