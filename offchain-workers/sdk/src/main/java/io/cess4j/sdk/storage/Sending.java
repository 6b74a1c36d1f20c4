package io.cess4j.sdk.storage;

import io.cess4j.sdk.CessException.GatewayFailed;
import io.cess4j.sdk.gateway.GatewayClient;
import io.cess4j.sdk.gateway.PutRequest;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Brings a file's bytes to the gateway. A gateway that ends meanwhile loses the body and keeps the
 * orders, so the same request is sent again once it is back; a busy one is asked again.
 */
final class Sending {
  private static final int ATTEMPTS = 3;
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int UNAVAILABLE = 503;

  /** An order is in use by an upload, or a deal already. */
  static final int CONFLICT = 409;

  private final GatewayClient gateway;
  private final Duration patience;

  /**
   * @param patience how long a gateway may be away
   */
  Sending(GatewayClient gateway, Duration patience) {
    this.gateway = gateway;
    this.patience = patience;
  }

  /**
   * @param earlierUpload whether one of just these orders may go on, as an interrupted call has
   *     left it
   * @return id of the upload; empty where an earlier attempt's body arrived and only its answer was
   *     lost
   * @throws GatewayFailed where it refuses, or stays away
   */
  Optional<String> send(
      PutRequest request, long size, Supplier<InputStream> body, boolean earlierUpload) {
    long end = System.nanoTime() + patience.toNanos();
    int lost = 0;
    while (true) {
      try {
        return Optional.of(gateway.put(request, size, body));
      } catch (GatewayFailed e) {
        if (e.status() == CONFLICT && (lost > 0 || earlierUpload)) {
          return Optional.empty(); // the chain tells what becomes of the orders
        }
        boolean later = e.status() == UNAVAILABLE && System.nanoTime() < end;
        boolean again = e.status() == 0 && ++lost < ATTEMPTS;
        if (!(later || again) || !comesBack()) {
          throw e;
        }
      }
    }
  }

  private boolean comesBack() {
    long end = System.nanoTime() + patience.toNanos();
    do {
      try {
        Thread.sleep(PAUSE);
        gateway.account();
        return true;
      } catch (GatewayFailed stillAway) {
        // it may be starting
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    } while (System.nanoTime() < end);
    return false;
  }
}
