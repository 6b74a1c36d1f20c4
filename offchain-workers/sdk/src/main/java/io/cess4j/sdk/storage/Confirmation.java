package io.cess4j.sdk.storage;

import io.cess4j.chain.ChainException;
import io.cess4j.chain.Network;
import io.cess4j.sdk.CessException.GatewayFailed;
import io.cess4j.sdk.gateway.GatewayClient;
import io.cess4j.sdk.gateway.UploadState;
import io.cess4j.sdk.storage.UploadOrders.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Waits until the chain says that a file is stored. The gateway is only asked whether it has given
 * up: it may restart meanwhile and goes on by itself. Good for one wait.
 */
final class Confirmation {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  /** Until one more deal stands: each waits for beats, miners, tags and the chain. */
  private static final Duration NEXT_DEAL = Duration.ofMinutes(30);

  /** An activation that was on its way when the gateway gave up is mined within as many. */
  private static final int SETTLING_BLOCKS = 2;

  private static final int FORGOTTEN = 404;
  private static final int FAILED = 502;

  private final Network network;
  private final GatewayClient gateway;
  private final Duration away;
  private final UploadOrders orders;
  private final Progress progress;

  private long heard = System.nanoTime();
  private long moved = System.nanoTime();
  private int active = -1;
  private List<Long> cancelled = List.of();
  private @Nullable GatewayFailed failure;
  private long settled;

  /**
   * @param away how long the gateway may be out of reach
   * @param progress told of every deal that stands
   */
  Confirmation(
      Network network,
      GatewayClient gateway,
      Duration away,
      UploadOrders orders,
      Progress progress) {
    this.network = network;
    this.gateway = gateway;
    this.away = away;
    this.orders = orders;
    this.progress = progress;
  }

  /**
   * @param upload to ask the gateway about; empty where only the chain can tell
   * @return the file id that the chain has
   * @throws GatewayFailed with status 0 where somebody may still store the rest; with another one
   *     where nobody does
   */
  String await(Optional<String> upload) {
    while (true) {
      try {
        Standing standing = orders.look();
        Optional<String> fid = standing.allActive() ? orders.fid() : Optional.empty();
        if (fid.isPresent()) {
          return fid.get();
        }
        note(standing);
        if (failure == null) {
          failure = upload.isPresent() ? gaveUp(upload.get()) : endedByOrders();
          settled = failure == null ? 0 : head() + SETTLING_BLOCKS;
        } else if (head() >= settled) {
          throw failure;
        }
      } catch (ChainException.Unreachable chainIsAway) {
        // it may be starting again, as a gateway may
      }
      checkPatience();
      pause();
    }
  }

  private void note(Standing standing) {
    if (!standing.gone().isEmpty()) {
      throw new GatewayFailed(
          FAILED, "orders %s are no longer on chain".formatted(standing.gone()), null);
    }
    cancelled = standing.cancelled();
    if (standing.active().size() > active) {
      active = standing.active().size();
      moved = System.nanoTime();
      progress.at(Progress.Step.STORING, active, orders.count());
    }
  }

  private long head() {
    return network.connection().latestBlock().number();
  }

  /** Null while it goes on, or does not answer. */
  private @Nullable GatewayFailed gaveUp(String upload) {
    try {
      UploadState state = gateway.upload(upload);
      heard = System.nanoTime();
      return state.failed()
          ? new GatewayFailed(FAILED, "the upload failed: " + state.failure(), null)
          : null;
    } catch (GatewayFailed silent) {
      return silent.status() == FORGOTTEN ? silent : null;
    }
  }

  private @Nullable GatewayFailed endedByOrders() {
    heard = System.nanoTime();
    return cancelled.isEmpty()
        ? null
        : new GatewayFailed(
            FAILED, "orders %s were cancelled before they were stored".formatted(cancelled), null);
  }

  private void checkPatience() {
    long now = System.nanoTime();
    if (now - heard <= away.toNanos() && now - moved <= NEXT_DEAL.toNanos()) {
      return;
    }
    GatewayFailed ended = failure == null ? endedByOrders() : failure;
    throw ended != null
        ? ended
        : new GatewayFailed(
            0, "the gateway has not stored the file and does not say why not", null);
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GatewayFailed(0, "interrupted while the file is stored", e);
    }
  }
}
