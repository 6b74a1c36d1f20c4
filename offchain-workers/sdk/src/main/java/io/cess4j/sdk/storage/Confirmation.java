package io.cess4j.sdk.storage;

import io.cess4j.chain.Address;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.contracts.errors.OrderUnknown;
import io.cess4j.sdk.CessException.GatewayFailed;
import io.cess4j.sdk.CessException.OrderGone;
import io.cess4j.sdk.gateway.GatewayClient;
import io.cess4j.sdk.gateway.UploadState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Waits until the chain says that a file is stored. The gateway is only asked whether it has given
 * up: it may restart meanwhile and goes on by itself.
 */
final class Confirmation {
  private static final Duration LOOK_AGAIN = Duration.ofMillis(300);

  private final Network network;
  private final Address owner;
  private final GatewayClient gateway;
  private final Duration patience;
  private final Duration away;

  /**
   * @param owner of the orders
   * @param patience in all
   * @param away how long the gateway may be out of reach
   */
  Confirmation(
      Network network, Address owner, GatewayClient gateway, Duration patience, Duration away) {
    this.network = network;
    this.owner = owner;
    this.gateway = gateway;
    this.patience = patience;
    this.away = away;
  }

  /**
   * @param upload to ask the gateway about; empty where only the chain can tell
   * @return the file id that the chain has
   * @throws OrderGone where the chain was rewound to before an order
   * @throws GatewayFailed where the upload failed, an order ended otherwise, or it takes too long
   */
  String await(Optional<String> upload, List<Long> orders) {
    long end = System.nanoTime() + patience.toNanos();
    long heard = System.nanoTime();
    while (true) {
      try {
        if (orders.stream().allMatch(this::active)) {
          return fid(orders.getFirst());
        }
        Optional<UploadState> state = upload.flatMap(this::ask);
        if (state.isPresent() && state.get().failed() && !orders.stream().allMatch(this::active)) {
          throw new GatewayFailed(502, "the upload failed: " + state.get().failure(), null);
        }
        heard = state.isPresent() || upload.isEmpty() ? System.nanoTime() : heard;
      } catch (ChainException.Unreachable chainIsAway) {
        // it may be starting again, as a gateway may
      }
      long now = System.nanoTime();
      if (now - heard > away.toNanos() || now > end) {
        throw new GatewayFailed(
            0, "the gateway has not stored the file and does not say why not", null);
      }
      pause();
    }
  }

  private boolean active(long id) {
    Order order = order(id);
    if (!order.owner().equals(owner)) {
      throw new OrderGone(id, null); // its number was given out again
    }
    if (order.state() == OrderState.CANCELLED) {
      throw new GatewayFailed(
          502, "order %d was cancelled before it was stored".formatted(id), null);
    }
    return order.state() == OrderState.ACTIVE;
  }

  private Order order(long id) {
    try {
      return network.orders().order(id);
    } catch (OrderUnknown rewound) {
      throw new OrderGone(id, rewound);
    }
  }

  private String fid(long deal) {
    return new DealIndex(network.connection(), network.deals().address())
        .ofDeal(deal)
        .orElseThrow(() -> new GatewayFailed(0, "deal " + deal + " has no activation", null))
        .fid()
        .hex()
        .substring(2);
  }

  private Optional<UploadState> ask(String upload) {
    try {
      return Optional.of(gateway.upload(upload));
    } catch (GatewayFailed silent) {
      if (silent.status() == 404) {
        throw silent; // it has forgotten the upload and will not go on
      }
      return Optional.empty();
    }
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
