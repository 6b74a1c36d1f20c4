package io.cess4j.sdk.sharing;

import io.cess4j.chain.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How to share a file.
 *
 * @param until from when proxies refuse; null for no end
 * @param label name under which several files are shared as one; null for this file alone
 * @param proxies accounts of the gateways that shall re-encrypt; empty for any
 * @param count proxies to choose where none are named; fewer where there are not as many
 * @param threshold proxies that have to answer; 0 for more than half
 */
public record ShareOptions(
    @Nullable Instant until,
    @Nullable String label,
    List<Address> proxies,
    int count,
    int threshold) {
  private static final int USUAL = 3;

  /** Copies the list. */
  public ShareOptions {
    proxies = List.copyOf(proxies);
    if (count < 1 || threshold < 0) {
      throw new IllegalArgumentException(
          "a file is shared through at least one proxy, not %d, with a threshold that is not negative, not %d"
              .formatted(count, threshold));
    }
  }

  /** Without an end, through up to three proxies, more than half of which have to answer. */
  public static ShareOptions defaults() {
    return new ShareOptions(null, null, List.of(), USUAL, 0);
  }

  /** The same until a time. */
  public ShareOptions until(@Nullable Instant end) {
    return new ShareOptions(end, label, proxies, count, threshold);
  }

  /** The same under a label. */
  public ShareOptions under(@Nullable String name) {
    return new ShareOptions(until, name, proxies, count, threshold);
  }

  /** The same through these proxies. */
  public ShareOptions through(List<Address> chosen) {
    return new ShareOptions(until, label, chosen, count, threshold);
  }

  /** The same with this many proxies, of which a number has to answer. */
  public ShareOptions of(int wantedThreshold, int wantedCount) {
    return new ShareOptions(until, label, proxies, wantedCount, wantedThreshold);
  }

  int thresholdOf(int found) {
    return threshold == 0 ? found / 2 + 1 : threshold;
  }

  Optional<Instant> end() {
    return Optional.ofNullable(until);
  }
}
