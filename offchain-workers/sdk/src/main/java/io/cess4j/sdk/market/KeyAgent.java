package io.cess4j.sdk.market;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.KeySale;
import io.cess4j.chain.contract.KeySales;
import io.cess4j.chain.event.EventCursor;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.proofs.ProofsException;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.proofs.sale.SaleCapsule;
import io.cess4j.proofs.sale.SaleContext;
import io.cess4j.proofs.sale.SaleDelivery;
import io.cess4j.protocol.ByteString;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The seller's agent: delivers bought keys and collects their prices. It decides by what the chain
 * says of each sale, never by what it remembers, so it may die between any two steps, or run twice.
 * Not safe for several threads.
 */
public final class KeyAgent {
  private final Network network;
  private final Account account;
  private final RandomGenerator random;
  private final AgentLedger ledger;
  private final EventCursor events;

  /**
   * @param state file that it keeps; made anew where it is not there
   * @param random a SecureRandom outside tests
   */
  public KeyAgent(Network network, Account account, Path state, RandomGenerator random) {
    this.network = network;
    this.account = account;
    this.random = random;
    KeySales contract = network.billing().keySales();
    this.ledger =
        new AgentLedger(
            account.address(),
            new AgentFile(
                state,
                "chain %d, %s, seller %s"
                    .formatted(
                        network.connection().chainId(), contract.address(), account.address())));
    this.events =
        new EventCursor(network.connection(), Set.of(contract.address()), 0, ledger, ledger);
  }

  /**
   * Looks for purchases and does what is due.
   *
   * @return what was done, or could not be; a sale that waits for its window is not in it
   * @throws io.cess4j.chain.ChainException where the node does not answer: try again later
   */
  public List<Errand> round() {
    events.poll();
    List<Errand> done = new ArrayList<>();
    for (OpenSale sale : ledger.sales()) {
      try {
        attend(sale).ifPresent(done::add);
      } catch (ContractRevert | ProofsException refused) {
        done.add(new Errand.Failed(sale.sale(), String.valueOf(refused.getMessage())));
      }
    }
    return done;
  }

  /** Sales whose money is not where it belongs yet. */
  public int open() {
    return ledger.sales().size();
  }

  private Optional<Errand> attend(OpenSale open) {
    KeySale sale = contract().saleOf(open.sale());
    boolean over = network.clock().instant().isAfter(sale.due());
    return switch (sale.state()) {
      case BOUGHT -> Optional.of(over ? missed(open) : deliver(open));
      case DELIVERED -> over ? Optional.of(collect(open)) : Optional.empty();
      case COMPLETED, REFUNDED, UNKNOWN -> {
        ledger.close(open.sale());
        yield Optional.empty();
      }
    };
  }

  private Errand deliver(OpenSale open) {
    OwnOffer offer = ledger.offer(open.offer()).orElseThrow();
    SaleContext context = Capsules.context(network, offer.capsule().certificate());
    try (SecretScalar seller = Capsules.sellerKey(network, account, context)) {
      SaleCapsule capsule = Capsules.of(offer.capsule());
      SaleDelivery delivery =
          capsule.deliver(
              capsule.secretOf(seller), G1.ofEip2537(open.readerKey().toBytes()), random);
      return new Errand.Delivered(
          open.sale(),
          contract()
              .deliver(
                  network.sender(account),
                  open.sale(),
                  offer.capsule(),
                  open.readerKey(),
                  ByteString.of(delivery.toBytes()))
              .transaction());
    }
  }

  private Errand collect(OpenSale open) {
    return new Errand.Collected(
        open.sale(), contract().collect(network.sender(account), open.sale()).transaction());
  }

  private Errand missed(OpenSale open) {
    ledger.close(open.sale());
    return new Errand.Missed(open.sale());
  }

  private KeySales contract() {
    return network.billing().keySales();
  }
}
