package io.cess4j.sdk.storage;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.contracts.errors.OrderUnknown;
import io.cess4j.sdk.CessException.GatewayFailed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The orders of one upload, by the chain's word alone. */
final class UploadOrders {
  private static final int BAD_GATEWAY = 502;

  private final Network network;
  private final Address owner;
  private final List<Long> ids;

  /**
   * @param owner of the orders
   * @param ids one a part of the file
   */
  UploadOrders(Network network, Address owner, List<Long> ids) {
    this.network = network;
    this.owner = owner;
    this.ids = List.copyOf(ids);
  }

  /**
   * Where they stand, each in one list.
   *
   * @param open they hold money and may become deals
   * @param active they became deals
   * @param cancelled they ended without a deal and hold nothing
   * @param gone the chain was rewound to before them; their numbers may be somebody else's by now
   */
  record Standing(List<Long> open, List<Long> active, List<Long> cancelled, List<Long> gone) {
    boolean allActive() {
      return open.isEmpty() && cancelled.isEmpty() && gone.isEmpty();
    }
  }

  int count() {
    return ids.size();
  }

  Standing look() {
    Standing standing =
        new Standing(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    ids.forEach(id -> listFor(id, standing).add(id));
    return standing;
  }

  private List<Long> listFor(long id, Standing standing) {
    try {
      Order order = network.orders().order(id);
      if (!order.owner().equals(owner)) {
        return standing.gone();
      }
      return switch (order.state()) {
        case PLACED, DRAWN -> standing.open();
        case ACTIVE -> standing.active();
        case CANCELLED -> standing.cancelled();
        case NONE -> standing.gone();
      };
    } catch (OrderUnknown rewound) {
      return standing.gone();
    }
  }

  /** How those of them that became deals were activated; removed ones too. */
  List<DealActivated> activations() {
    return new DealIndex(network.connection(), network.deals().address())
        .ofOwner(owner).stream().filter(deal -> ids.contains(deal.deal())).toList();
  }

  /**
   * The file id under which all of them were activated.
   *
   * @return empty where the node does not show all activations yet
   * @throws GatewayFailed where they are no deals of one file, or no longer
   */
  Optional<String> fid() {
    List<DealActivated> activations = activations();
    if (activations.size() < ids.size()) {
      return Optional.empty();
    }
    Set<String> fids =
        activations.stream().map(deal -> deal.fid().hex().substring(2)).collect(Collectors.toSet());
    if (fids.size() > 1) {
      throw new GatewayFailed(
          BAD_GATEWAY, "deals %s were activated under different file ids".formatted(ids), null);
    }
    for (long id : ids) {
      if (network.deals().deal(id).state() != DealState.ACTIVE) {
        throw new GatewayFailed(
            BAD_GATEWAY, "deal %d was removed before the file was stored".formatted(id), null);
      }
    }
    return fids.stream().findFirst();
  }
}
