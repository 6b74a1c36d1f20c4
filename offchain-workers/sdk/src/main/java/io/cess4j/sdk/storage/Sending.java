package io.cess4j.sdk.storage;

import io.cess4j.sdk.CessException.GatewayFailed;
import io.cess4j.sdk.gateway.GatewayClient;
import java.io.InputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Brings a file's bytes to the gateway. A gateway that ends meanwhile loses the body and keeps the
 * orders, so the same request is sent again once it is back; a busy one is asked again. What ends
 * before it takes the first byte (RFC 9110 section 10.1.1) has lost nothing, and is waited for.
 */
final class Sending {
  /** Bodies that a gateway may lose. */
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
   * @throws GatewayFailed where it refuses, or stays away, or the file changed under the parcel
   */
  Optional<String> send(Parcel parcel, boolean earlierUpload) {
    long end = System.nanoTime() + patience.toNanos();
    int lost = 0;
    while (true) {
      AtomicBoolean taken = new AtomicBoolean();
      try {
        return Optional.of(gateway.put(parcel.request(), parcel.length(), noticed(parcel, taken)));
      } catch (GatewayFailed e) {
        if (parcel.spoiled().isPresent()) {
          throw new GatewayFailed(0, String.valueOf(parcel.spoiled().get().getMessage()), e);
        }
        if (e.status() == CONFLICT && (lost > 0 || earlierUpload)) {
          return Optional.empty(); // the chain tells what becomes of the orders
        }
        boolean away = e.status() == 0;
        boolean bodyLost = away && taken.get();
        lost += bodyLost ? 1 : 0;
        boolean again =
            bodyLost
                ? lost < ATTEMPTS
                : (away || e.status() == UNAVAILABLE) && System.nanoTime() < end;
        if (!again || !comesBack()) {
          throw e;
        }
        end = bodyLost ? System.nanoTime() + patience.toNanos() : end;
      }
    }
  }

  private static Supplier<InputStream> noticed(Parcel parcel, AtomicBoolean taken) {
    return () -> {
      taken.set(true);
      return parcel.open();
    };
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
