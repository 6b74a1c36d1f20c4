package io.cess4j.sdk.storage;

import io.cess4j.chain.Account;
import io.cess4j.chain.ChainException;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealIndex;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.event.DealActivated;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.sdk.CessException;
import io.cess4j.sdk.CessException.GatewayFailed;
import io.cess4j.sdk.CessException.OrderGone;
import io.cess4j.sdk.storage.UploadOrders.Standing;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a failed upload leaves on chain, in words. Its file id covers all its deals, so where nobody
 * stores the rest any more those that stand are of no use: they are ended, and what their other
 * days cost comes back (docs/adr/0018-interrupted-uploads.md).
 */
final class Aftermath {
  private final Network network;
  private final Account account;
  private final UploadOrders orders;

  Aftermath(Network network, Account account, List<Long> orders) {
    this.network = network;
    this.account = account;
    this.orders = new UploadOrders(network, account.address(), orders);
  }

  /**
   * A failure after which the gateway may still store the file, or one of an earlier call: deals
   * stay.
   *
   * @param unused orders that no upload can use, to be cancelled
   */
  CessException whileOthersMayGoOn(GatewayFailed failure, List<Long> unused) {
    return told(
        failure,
        () -> {
          unused.forEach(order -> network.orders().cancel(network.sender(account), order));
          Standing standing = orders.look();
          return words(standing, left(standing, "the gateway may still store the rest"), failure);
        });
  }

  /** A failure after which nobody stores the rest: deals are ended. */
  CessException whenNobodyGoesOn(GatewayFailed failure) {
    return told(
        failure,
        () -> {
          Standing standing = orders.look();
          String deals =
              standing.gone().isEmpty()
                  ? ended()
                  : left(standing, "a rewound chain may have given their numbers to another file");
          return words(standing, deals, failure);
        });
  }

  private static CessException told(GatewayFailed failure, Supplier<CessException> look) {
    try {
      return look.get();
    } catch (ContractRevert | ChainException unclear) {
      return new GatewayFailed(
          failure.status(),
          "%s. What became of its orders cannot be told (%s): 'cess orders' and 'cess ls' show later what holds money; store the file again with --resume (PutOptions.resumed), or cancel"
              .formatted(failure.getMessage(), unclear.getMessage()),
          failure);
    }
  }

  private static CessException words(Standing standing, String deals, GatewayFailed failure) {
    String words = deals + others(standing);
    return standing.gone().isEmpty()
        ? new GatewayFailed(failure.status(), failure.getMessage() + words, failure)
        : new OrderGone(standing.gone().getFirst(), words, failure);
  }

  private static String left(Standing standing, String why) {
    return standing.active().isEmpty()
        ? ""
        : ". Deals %s are active and stay, as %s: 'cess orders' and 'cess ls' show what becomes of it; 'cess rm' ends what you no longer want"
            .formatted(standing.active(), why);
  }

  private String ended() {
    List<Long> removed = new ArrayList<>();
    List<String> refused = new ArrayList<>();
    BigInteger paid = BigInteger.ZERO;
    BigInteger back = BigInteger.ZERO;
    for (DealActivated activated : orders.activations()) {
      Deal deal = network.deals().deal(activated.deal());
      if (deal.state() == DealState.ACTIVE) {
        try {
          back = back.add(remove(activated));
          paid = paid.add(feesOf(deal));
          removed.add(deal.id());
        } catch (ContractRevert | ChainException e) {
          refused.add("%d (%s)".formatted(deal.id(), e.getMessage()));
        }
      }
    }
    String words =
        removed.isEmpty()
            ? ""
            : ". %d of %d deals, %s, stood already and were removed: %s wei came back, %s wei for days that have begun did not"
                .formatted(removed.size(), orders.count(), removed, back, paid.subtract(back));
    return refused.isEmpty()
        ? words
        : words
            + ". Deals %s could not be removed and are still paid: 'cess ls' shows their file, 'cess rm' ends them"
                .formatted(refused);
  }

  private BigInteger remove(DealActivated deal) {
    List<Long> holdings =
        new DealIndex(network.connection(), network.deals().address()).carriers(deal).holdings();
    return network.deals().remove(network.sender(account), deal.deal(), holdings).value();
  }

  private static BigInteger feesOf(Deal deal) {
    return deal.rate()
        .multiply(BigInteger.valueOf((long) deal.n() * (deal.endDay() - deal.startDay())));
  }

  private static String others(Standing standing) {
    String cancelled =
        standing.cancelled().isEmpty()
            ? ""
            : ". Orders %s were cancelled and hold nothing".formatted(standing.cancelled());
    return standing.open().isEmpty()
        ? cancelled
        : cancelled
            + ". Orders %s still hold their cost: store the file again with --resume (PutOptions.resumed) and they are used, or cancel them"
                .formatted(standing.open());
  }
}
