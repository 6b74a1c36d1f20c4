package io.cess4j.sdk;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.typed.TlsBinding;
import io.cess4j.transport.TlsIdentity;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Connections to miners under the account's name: a TLS key that lives in memory, bound to the
 * account by a signature (docs/formats.md section 9).
 */
final class DirectReader implements AutoCloseable {
  private static final Duration BINDING_LIFE = Duration.ofHours(1);
  private static final Duration RENEW_BEFORE = Duration.ofMinutes(10);

  private final Network network;
  private final Account account;
  private final InstantSource clock;
  private final SecureRandom random;
  private @Nullable WorkerClient workers;
  private @Nullable Binding binding;

  private record Binding(String header, Instant deadline) {}

  DirectReader(Network network, Account account, InstantSource clock, SecureRandom random) {
    this.network = network;
    this.account = account;
    this.clock = clock;
    this.random = random;
  }

  synchronized WorkerClient workers() {
    WorkerClient open = workers;
    if (open == null) {
      TlsIdentity identity = TlsIdentity.ephemeral(random, clock);
      open = new WorkerClient(identity, WorkerLimits.DEFAULT, () -> bind(identity));
      workers = open;
    }
    return open;
  }

  private synchronized Map<String, String> bind(TlsIdentity identity) {
    Binding current = binding;
    Instant now = network.clock().instant(); // miners compare it with chain time
    if (current == null || now.isAfter(current.deadline().minus(RENEW_BEFORE))) {
      Instant deadline = now.plus(BINDING_LIFE);
      TlsBinding structure = new TlsBinding(Bytes32.of(identity.keyHash().toBytes()), deadline);
      byte[] signature = network.domain().sign(account, structure);
      current =
          new Binding(
              "%s:%d:%s"
                  .formatted(
                      account.address().hex(),
                      deadline.getEpochSecond(),
                      HexFormat.of().formatHex(signature)),
              deadline);
      binding = current;
    }
    return Map.of("Cess-Binding", current.header());
  }

  @Override
  public synchronized void close() {
    if (workers != null) {
      workers.close();
    }
  }
}
