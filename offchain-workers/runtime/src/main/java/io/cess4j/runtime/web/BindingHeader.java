package io.cess4j.runtime.web;

import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.TlsBinding;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.transport.TlsKeyHash;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the {@code Cess-Binding} header of an account, and makes it anew before it ends. */
public final class BindingHeader implements Supplier<Map<String, String>> {

  private static final Duration LIFETIME = Duration.ofDays(1);
  private static final Duration RENEW_BEFORE = Duration.ofHours(1);

  private record Made(Instant deadline, Map<String, String> headers) {}

  private final Account account;
  private final TypedDomain domain;
  private final TlsKeyHash keyHash;
  private final InstantSource clock;
  private volatile @Nullable Made made;

  /**
   * @param clock chain time
   */
  public BindingHeader(
      Account account, TypedDomain domain, TlsKeyHash keyHash, InstantSource clock) {
    this.account = account;
    this.domain = domain;
    this.keyHash = keyHash;
    this.clock = clock;
  }

  /** For {@code WorkerClient}'s standing headers. */
  @Override
  public Map<String, String> get() {
    Instant now = clock.instant();
    Made current = made;
    if (current == null || current.deadline().minus(RENEW_BEFORE).isBefore(now)) {
      current = make(Instant.ofEpochSecond(now.plus(LIFETIME).getEpochSecond()));
      made = current;
    }
    return current.headers();
  }

  private Made make(Instant deadline) {
    byte[] signature =
        domain.sign(account, new TlsBinding(Bytes32.of(keyHash.toBytes()), deadline));
    String value =
        account.address().hex()
            + ":"
            + deadline.getEpochSecond()
            + ":"
            + HexFormat.of().formatHex(signature);
    return new Made(deadline, Map.of(PeerBinding.HEADER, value));
  }
}
