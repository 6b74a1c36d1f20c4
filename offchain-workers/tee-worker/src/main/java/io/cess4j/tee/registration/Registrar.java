package io.cess4j.tee.registration;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.GroupKey;
import io.cess4j.chain.contract.RegisteredGroup;
import io.cess4j.chain.contract.TeeWorker;
import io.cess4j.chain.contract.TeeWorkers;
import io.cess4j.chain.contract.WorkerRegistration;
import io.cess4j.chain.transaction.TransactionSender;
import io.cess4j.contracts.errors.GroupWithoutKey;
import io.cess4j.protocol.Hash256;
import io.cess4j.tee.enclave.Enclave;
import io.cess4j.tee.enclave.EnclaveKeys;
import io.cess4j.tee.enclave.Possessions;
import io.cess4j.transport.TlsKeyHash;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the worker onto the chain, or finds that it is there already. Idempotent, so a restart
 * just runs it again.
 */
public final class Registrar {
  private static final Logger LOG = LoggerFactory.getLogger(Registrar.class);

  private final TeeWorkers registry;
  private final TransactionSender sender;
  private final Attestor attestor;
  private final Enclave enclave;
  private final TlsKeyHash tlsKeyHash;

  public Registrar(
      TeeWorkers registry,
      TransactionSender sender,
      Attestor attestor,
      Enclave enclave,
      TlsKeyHash tlsKeyHash) {
    this.registry = registry;
    this.sender = sender;
    this.attestor = attestor;
    this.enclave = enclave;
    this.tlsKeyHash = tlsKeyHash;
  }

  /**
   * Registers, or finds the registration.
   *
   * @param group 0 to 3
   * @param endpoint https://host:port as peers reach it
   * @throws RegistrationException where the account or the group belongs to other keys
   */
  public Registered register(int group, String endpoint) {
    Optional<TeeWorker> known = find(sender.address());
    return known.isPresent() ? resume(known.get(), endpoint) : enter(group, endpoint);
  }

  private Registered resume(TeeWorker known, String endpoint) {
    EnclaveKeys keys = enclave.keys();
    if (!known.signer().equals(keys.signer())) {
      throw new RegistrationException(
          "worker %d of account %s is registered with the signer %s, this enclave has %s: restore the enclave's folder, or retire the worker"
              .formatted(known.id(), known.account(), known.signer(), keys.signer()));
    }
    int tiKey = registry.currentKey(known.group());
    requireOurs(known.group(), tiKey);
    Bytes32 tls = Bytes32.of(tlsKeyHash.toBytes());
    if (!known.endpoint().equals(endpoint) || !known.tlsKeyHash().equals(tls)) {
      registry.changeEndpoint(sender, known.id(), tls, endpoint);
      LOG.info("worker {} moved from {} to {}", known.id(), known.endpoint(), endpoint);
    }
    return new Registered(known.id(), known.group(), tiKey);
  }

  private Registered enter(int group, String endpoint) {
    EnclaveKeys keys = enclave.keys();
    Possessions possessions =
        enclave.possessions(sender.address(), group, Hash256.of(tlsKeyHash.toBytes()));
    byte[] report =
        attestor.report(sender.address(), Bytes32.of(possessions.keysDigest().toBytes()));
    WorkerRegistration registration =
        new WorkerRegistration(
            group,
            keys.signer(),
            keys.vrfKey().eip2537(),
            possessions.vrf().eip2537(),
            Bytes32.of(tlsKeyHash.toBytes()),
            endpoint,
            report);
    Optional<Integer> current = currentKey(group);
    if (current.isPresent()) {
      requireOurs(group, current.get());
      int worker = registry.join(sender, registration).value();
      LOG.info("worker {} joined group {} with key {}", worker, group, current.get());
      return new Registered(worker, group, current.get());
    }
    RegisteredGroup opened =
        registry.openGroup(sender, groupKey(keys, possessions), registration).value();
    LOG.info("worker {} opened group {} with key {}", opened.worker(), group, opened.tiKey());
    return new Registered(opened.worker(), group, opened.tiKey());
  }

  private static GroupKey groupKey(EnclaveKeys keys, Possessions possessions) {
    return new GroupKey(
        keys.ti().x().eip2537(),
        keys.ti().a().eip2537(),
        keys.srsFirst().eip2537(),
        Bytes32.of(keys.srsDigest().toBytes()),
        possessions.group().eip2537(),
        keys.sealKey().compressed());
  }

  private void requireOurs(int group, int tiKey) {
    Bytes32 ours = Bytes32.of(enclave.keys().ti().pointsHash().toBytes());
    if (!registry.pointsHash(tiKey).equals(ours)) {
      throw new RegistrationException(
          "group %d has the key %d, which is not this enclave's: choose a free group (--group=0...3); joining another worker's group, whose key is handed over between enclaves, comes with the release that brings repair"
              .formatted(group, tiKey));
    }
  }

  private Optional<Integer> currentKey(int group) {
    try {
      return Optional.of(registry.currentKey(group));
    } catch (GroupWithoutKey none) {
      return Optional.empty();
    }
  }

  /** Newest first; there are few workers, and retired ones of the account do not count. */
  private Optional<TeeWorker> find(Address account) {
    for (int id = registry.count(); id > 0; id--) {
      TeeWorker worker = registry.worker(id);
      if (worker.active() && worker.account().equals(account)) {
        return Optional.of(worker);
      }
    }
    return Optional.empty();
  }
}
