package io.cess4j.sdk.sharing;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.event.FileSealed;
import io.cess4j.chain.event.GrantMade;
import io.cess4j.contracts.errors.NameUnknown;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.capsule.CapsuleContext;
import io.cess4j.proofs.sharing.GrantPoints;
import io.cess4j.proofs.sharing.SharedOpening;
import io.cess4j.proofs.sharing.SharingKeys;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.storage.FileKeyRing;
import io.cess4j.sdk.storage.Progress;
import io.cess4j.sdk.storage.SealingKeys;
import io.cess4j.sdk.storage.SharedKeys;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The reader's side: finds a grant of a file, asks its proxies and opens what they give. */
public final class SharedReading implements SharedKeys {
  private final Network network;
  private final Account account;
  private final RandomGenerator random;

  public SharedReading(Network network, Account account, RandomGenerator random) {
    this.network = network;
    this.account = account;
    this.random = random;
  }

  private record Granted(GrantMade grant, FileSealed file) {}

  @Override
  public Optional<FileKeyRing> find(String fid, List<Descriptor> descriptors, Progress progress) {
    Address owner = Address.of(descriptors.getFirst().owner().toHex());
    io.cess4j.chain.contract.Sharing contracts;
    try {
      contracts = network.sharing();
    } catch (NameUnknown foundedBeforeSharing) {
      return Optional.empty();
    }
    List<Granted> granted =
        contracts.index().ofReader(account.address()).stream()
            .filter(grant -> grant.owner().equals(owner))
            .flatMap(grant -> sealed(contracts, grant, fid).stream())
            .toList();
    if (granted.isEmpty()) {
      return Optional.empty();
    }
    CessException.ProxiesFailed last = null;
    for (Granted one : liveFirst(contracts, granted)) {
      try {
        return Optional.of(open(contracts, one, fid, descriptors, progress));
      } catch (CessException.ProxiesFailed failed) {
        last = last == null ? failed : last;
      }
    }
    throw java.util.Objects.requireNonNull(last);
  }

  private static Optional<Granted> sealed(
      io.cess4j.chain.contract.Sharing contracts, GrantMade grant, String fid) {
    return contracts.index().files(grant.owner(), grant.label()).stream()
        .filter(file -> file.epoch() == grant.epoch())
        .filter(file -> file.fid().hex().substring(2).equals(fid))
        .reduce((older, newer) -> newer)
        .map(file -> new Granted(grant, file));
  }

  /** The live ones, newest first; where none is, the newest, whose proxies say why not. */
  private List<Granted> liveFirst(
      io.cess4j.chain.contract.Sharing contracts, List<Granted> granted) {
    List<Granted> live =
        granted.reversed().stream()
            .filter(
                one ->
                    contracts
                        .grants()
                        .grantOf(one.grant().grant())
                        .isLive(network.clock().instant()))
            .toList();
    return live.isEmpty() ? List.of(granted.getLast()) : live;
  }

  private FileKeyRing open(
      io.cess4j.chain.contract.Sharing contracts,
      Granted granted,
      String fid,
      List<Descriptor> descriptors,
      Progress progress) {
    GrantMade grant = granted.grant();
    byte[] capsule = granted.file().capsule();
    byte[] context =
        CapsuleContext.share(Hash256.fromHex(fid), descriptors.getFirst().entry().keyCommitment());
    try (SecretScalar secret = secretOf(grant, fid);
        SharedOpening opening = new SharedOpening(points(grant), secret, grant.threshold())) {
      List<SharedOpening.Answer> answers =
          new Inquiry(network, account, contracts, grant, random).ask(fid, capsule, progress);
      byte[] plain = opening.open(capsule, answers, context, random);
      try {
        return FileKeyRing.of(plain, descriptors.size());
      } finally {
        Arrays.fill(plain, (byte) 0);
      }
    } catch (ProofsException refused) {
      throw new CessException.ProxiesFailed(
          fid, grant.threshold(), 0, String.valueOf(refused.getMessage()));
    }
  }

  /** The public points of a grant. */
  public static GrantPoints points(GrantMade grant) {
    return new GrantPoints(
        Hash256.of(grant.grant().bytes()),
        G1.ofEip2537(grant.labelKey()),
        G1.ofEip2537(grant.readerKey()),
        G1.ofEip2537(grant.ephemeral()));
  }

  /** Of all keys that this account has registered, the one that the grant names. */
  private SecretScalar secretOf(GrantMade grant, String fid) {
    int newest = network.sharing().readerKeys().versionOf(account.address());
    try (SecretScalar master = new SealingKeys(account, network.connection().chainId()).secret()) {
      return IntStream.iterate(newest, version -> version > 0, version -> version - 1)
          .mapToObj(version -> SharingKeys.reader(master, version))
          .filter(secret -> Arrays.equals(secret.timesG1().eip2537(), grant.readerKey()))
          .findFirst()
          .orElseThrow(
              () ->
                  new CessException.ProxiesFailed(
                      fid,
                      grant.threshold(),
                      0,
                      "grant %s is for a key that this account cannot derive; its owner must grant again"
                          .formatted(grant.grant())));
    }
  }

  static Bytes32 hash(byte[] bytes) {
    return Bytes32.of(io.cess4j.proofs.Keccak.hash(bytes));
  }
}
