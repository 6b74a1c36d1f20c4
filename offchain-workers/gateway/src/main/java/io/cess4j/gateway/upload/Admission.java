package io.cess4j.gateway.upload;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Order;
import io.cess4j.chain.contract.OrderState;
import io.cess4j.chain.typed.Authorisation;
import io.cess4j.chain.typed.SealedAuthorisation;
import io.cess4j.chain.typed.UploadPermission;
import io.cess4j.contracts.errors.OrderUnknown;
import io.cess4j.gateway.GatewayException.NotAuthorised;
import io.cess4j.gateway.GatewayException.OrderMissing;
import io.cess4j.gateway.GatewayException.OrderUnfit;
import io.cess4j.gateway.GatewayException.RequestMalformed;
import io.cess4j.protocol.layout.FileLayout;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Whether a client may store what it sends: its signature, and the orders on chain that pay for it.
 */
public final class Admission {
  private final Network network;
  private final Address gateway;

  public Admission(Network network, Address gateway) {
    this.network = network;
    this.gateway = gateway;
  }

  /**
   * @param contentLength bytes that will come
   * @throws NotAuthorised for a signature of somebody else, for another gateway, or expired
   * @throws OrderMissing where an order is not on chain
   * @throws OrderUnfit where an order names another gateway, is too small or is no longer open
   */
  public Authorised admit(SignedAuthorisation signed, long contentLength) {
    UploadPermission authorisation = signed.permission();
    checkLength(authorisation, contentLength);
    if (!authorisation.gateway().equals(gateway)) {
      throw new NotAuthorised(
          "the authorisation is for gateway %s, this is %s"
              .formatted(authorisation.gateway(), gateway));
    }
    Instant now = network.clock().instant();
    if (authorisation.deadline().isBefore(now)) {
      throw new NotAuthorised(
          "the authorisation ended at %s and it is %s; sign a new one"
              .formatted(authorisation.deadline(), now));
    }
    Address owner =
        network
            .domain()
            .recover(authorisation, signed.signature())
            .orElseThrow(() -> new NotAuthorised("the authorisation's signature is no signature"));
    // Of the plaintext: before a sealed file's ciphertext comes the sealed part, which no order
    // pays.
    FileLayout layout = new FileLayout(authorisation.size());
    if (layout.parts() != authorisation.orders().size()) {
      throw new OrderUnfit(
          "%d bytes need %d orders, the authorisation names %d"
              .formatted(authorisation.size(), layout.parts(), authorisation.orders().size()));
    }
    if (new HashSet<>(authorisation.orders()).size() != layout.parts()) {
      throw new OrderUnfit("the authorisation names an order twice; one order carries one part");
    }
    List<Order> orders = new ArrayList<>();
    for (int part = 0; part < layout.parts(); part++) {
      orders.add(
          check(read(authorisation.orders().get(part)), owner, layout.part(part).length(), now));
    }
    return new Authorised(owner, orders, layout);
  }

  /** Of a sealed body the sealed part tells the rest. */
  private static void checkLength(UploadPermission authorisation, long contentLength) {
    long size = authorisation.size();
    boolean fits =
        switch (authorisation) {
          case Authorisation clear -> size == contentLength;
          case SealedAuthorisation sealed -> size < contentLength;
        };
    if (!fits) {
      throw new RequestMalformed(
          "the authorisation is for %d bytes and Content-Length says %d; sign the right size"
              .formatted(size, contentLength),
          null);
    }
  }

  private Order read(long id) {
    try {
      return network.orders().order(id);
    } catch (OrderUnknown e) {
      throw new OrderMissing("order " + id + " is not on chain; place it first");
    }
  }

  private Order check(Order order, Address owner, long length, Instant now) {
    if (order.state() == OrderState.NONE) {
      throw new OrderMissing("order " + order.id() + " is not on chain; place it first");
    }
    if (!order.owner().equals(owner)) {
      throw new NotAuthorised(
          "order %d belongs to %s, the authorisation is signed by %s"
              .formatted(order.id(), order.owner(), owner));
    }
    if (!order.gateway().equals(gateway)) {
      throw new OrderUnfit(
          "order %d names gateway %s, this is %s; ask that one"
              .formatted(order.id(), order.gateway(), gateway));
    }
    if (order.state() != OrderState.PLACED && order.state() != OrderState.DRAWN) {
      throw new OrderUnfit(
          "order %d is %s already; place a new one".formatted(order.id(), order.state()));
    }
    if (order.deadline().isBefore(now)) {
      throw new OrderUnfit(
          "order %d can be expired since %s; place a new one"
              .formatted(order.id(), order.deadline()));
    }
    if (order.size() < length) {
      throw new OrderUnfit(
          "order %d pays for %d bytes of ciphertext and its part has %d"
              .formatted(order.id(), order.size(), length));
    }
    return order;
  }
}
