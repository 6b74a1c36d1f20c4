package io.cess4j.chain.contract;

import static io.cess4j.chain.contract.Words.member;
import static io.cess4j.chain.contract.Words.number;
import static io.cess4j.chain.contract.Words.small;
import static io.cess4j.chain.contract.Words.word;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.event.GroupKeyRegistered;
import io.cess4j.chain.event.WorkerRegistered;
import io.cess4j.chain.transaction.Mined;
import io.cess4j.chain.transaction.Receipt;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.ITeeRegistry;
import java.math.BigInteger;
import org.web3j.tuples.generated.Tuple2;

/** TEE workers, their groups and the groups' PoDR2 keys (ITeeRegistry). */
public final class TeeWorkers extends Client {
  private final ITeeRegistry contract;

  /** Client of the contract at {@code address}. */
  public TeeWorkers(Address address, ChainConnection connection) {
    super(address, connection);
    this.contract = ReadOnly.wrapper(ITeeRegistry::load, address, connection);
  }

  /** Opens a group that has no key yet and registers its first worker. */
  public Mined<RegisteredGroup> openGroup(
      TransactionSender sender, GroupKey key, WorkerRegistration registration) {
    Receipt receipt =
        send(
            sender,
            contract.openGroup(
                new ITeeRegistry.GroupKey(
                    key.x(),
                    key.a(),
                    key.srs1(),
                    key.srsDigest().bytes(),
                    key.possession(),
                    key.sealKey()),
                raw(registration)));
    return new Mined<>(
        new RegisteredGroup(
            event(receipt, GroupKeyRegistered.class).tiKey(),
            event(receipt, WorkerRegistered.class).worker()),
        receipt);
  }

  /** Joins a group whose key the worker has from an attested sibling; gives the worker's id. */
  public Mined<Integer> join(TransactionSender sender, WorkerRegistration registration) {
    return send(
        sender, contract.join(raw(registration)), WorkerRegistered.class, WorkerRegistered::worker);
  }

  /** New TLS key or endpoint. */
  public Receipt changeEndpoint(
      TransactionSender sender, int worker, Bytes32 tlsKeyHash, String endpoint) {
    return send(sender, contract.changeEndpoint(word(worker), tlsKeyHash.bytes(), endpoint));
  }

  /** The worker leaves. */
  public Receipt retire(TransactionSender sender, int worker) {
    return send(sender, contract.retire(word(worker)));
  }

  /** A worker by id; reverts with WorkerUnknown. */
  public TeeWorker worker(int id) {
    ITeeRegistry.Worker worker = read(contract.worker(word(id)));
    return new TeeWorker(
        small(worker.id),
        small(worker.group),
        member(AttestationLevel.class, worker.level),
        worker.active,
        number(worker.memberFromEra),
        Address.of(worker.account),
        Address.of(worker.signer),
        Bytes32.of(worker.vrfKeyHash),
        Bytes32.of(worker.tlsKeyHash),
        worker.endpoint);
  }

  /** Ids run from 1 to this. */
  public int count() {
    return small(read(contract.workerCount()));
  }

  /** Key that signs a worker's tags. */
  public Address signerOf(int worker) {
    return Address.of(read(contract.signerOf(word(worker))));
  }

  /** A TI key by id. */
  public TiKey tiKey(int id) {
    ITeeRegistry.TiKey key = read(contract.tiKey(word(id)));
    return new TiKey(
        small(key.id),
        small(key.group),
        key.current,
        Bytes32.of(key.pointsHash),
        Bytes32.of(key.srsDigest),
        Bytes32.of(key.sealKeyHash));
  }

  /** Current TI key of a group; reverts with GroupWithoutKey. */
  public int currentKey(int group) {
    return small(read(contract.currentKey(word(group))));
  }

  /** keccak256 of X and A of a TI key, zero for an unknown key. */
  public Bytes32 pointsHash(int tiKey) {
    return Bytes32.of(read(contract.pointsHash(word(tiKey))));
  }

  /** A drawn worker and its group's key. */
  public DrawnWorker drawWorker(Bytes32 seed, int except) {
    Tuple2<BigInteger, BigInteger> drawn = read(contract.drawWorker(seed.bytes(), word(except)));
    return new DrawnWorker(small(drawn.component1()), small(drawn.component2()));
  }

  /** What a group key's proof of possession signs. */
  public Bytes32 groupPossessionMessage(
      Address account, int group, byte[] x, byte[] a, Bytes32 srsDigest) {
    return Bytes32.of(
        read(contract.groupPossessionMessage(account.hex(), word(group), x, a, srsDigest.bytes())));
  }

  /** What a VRF key's proof of possession signs. */
  public Bytes32 vrfPossessionMessage(Address account, byte[] vrfKey) {
    return Bytes32.of(read(contract.vrfPossessionMessage(account.hex(), vrfKey)));
  }

  /** What the attestation report covers. */
  public Bytes32 keysDigest(Address account, WorkerRegistration registration, Bytes32 groupDigest) {
    return Bytes32.of(
        read(contract.keysDigest(account.hex(), raw(registration), groupDigest.bytes())));
  }

  /** keccak256(x, a, srsDigest, sealKey) of a TI key. */
  public Bytes32 groupDigest(int tiKey) {
    return Bytes32.of(read(contract.groupDigest(word(tiKey))));
  }

  private static ITeeRegistry.WorkerRegistration raw(WorkerRegistration registration) {
    return new ITeeRegistry.WorkerRegistration(
        word(registration.group()),
        registration.signer().hex(),
        registration.vrfKey(),
        registration.vrfPossession(),
        registration.tlsKeyHash().bytes(),
        registration.endpoint(),
        registration.report());
  }
}
