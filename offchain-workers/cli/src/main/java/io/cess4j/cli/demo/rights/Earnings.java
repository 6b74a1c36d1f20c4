package io.cess4j.cli.demo.rights;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Billing;
import io.cess4j.cli.demo.Told;
import io.cess4j.cli.output.Amounts;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.devnet.network.WorkerRole;
import java.math.BigInteger;
import java.util.List;

/** What readers paid reaches the artist, the photographer above it, and the gateways. */
final class Earnings {
  private static final int RETRIEVALS = 2;

  private final Cast cast;
  private final List<Address> gateways;
  private final Network network;
  private final Told told;
  private final long retrievalsBefore;
  private final BigInteger gatewaysBefore;

  /** Before anything is sold: what gateways have, and what the ledger counts. */
  Earnings(LocalNetwork local, Cast cast, Told told) {
    this.cast = cast;
    this.told = told;
    this.network = cast.artist().network();
    this.gateways =
        local.workers(WorkerRole.GATEWAY).stream()
            .map(gateway -> local.gateway(gateway).address())
            .toList();
    this.retrievalsBefore = network.billing().retrievalLedger().count();
    this.gatewaysBefore = ofGateways();
  }

  /**
   * Who got what, in wei.
   *
   * @param earned by the certificate: of retrievals, and of the time of the subscription that is
   *     over
   * @param exact whether what all got is what was earned, and the photographer's part the agreed
   *     one
   */
  record Paid(
      BigInteger earned,
      BigInteger artist,
      BigInteger photographer,
      BigInteger gateways,
      boolean exact) {}

  /**
   * Waits for the gateways' settlement, settles the subscription, and claims upwards.
   *
   * @param charged wei of retrievals
   * @param share basis points of the photographer
   */
  Paid collect(Works works, BigInteger charged, int share) throws InterruptedException {
    Billing billing = network.billing();
    long child = works.derived().certificate();
    Waiting.until(
        "the gateways to settle",
        () -> billing.retrievalLedger().count() >= retrievalsBefore + RETRIEVALS);
    told.say(
        "the gateways have settled: %d retrievals are on chain, 32 bytes each"
            .formatted(billing.retrievalLedger().count() - retrievalsBefore));
    billing
        .subscriptions()
        .settle(cast.artist().sender(), child, List.of(cast.subscriber().address()));
    BigInteger subscription =
        Shop.SUBSCRIPTION.subtract(
            billing.subscriptions().subscriptionOf(child, cast.subscriber().address()).rest());
    BigInteger inbox = billing.revenueShares().inboxOf(child);

    billing // the licence's price is the photographer's own business
        .revenueShares()
        .claimMany(cast.photographer().sender(), List.of(works.original().certificate()));
    BigInteger artist = cast.artist().balance();
    BigInteger photographer = cast.photographer().balance();
    billing
        .revenueShares()
        .claimMany(cast.photographer().sender(), List.of(child, works.original().certificate()));
    artist = cast.artist().balance().subtract(artist);
    photographer = cast.photographer().balance().subtract(photographer);
    BigInteger served = ofGateways().subtract(gatewaysBefore);
    BigInteger earned = charged.add(subscription);
    told.say(
        "of %s the artist gets %s, the photographer %s, gateways %s"
            .formatted(
                Amounts.cess(earned),
                Amounts.cess(artist),
                Amounts.cess(photographer),
                Amounts.cess(served)));
    BigInteger agreed =
        inbox.multiply(BigInteger.valueOf(share)).divide(BigInteger.valueOf(10_000));
    return new Paid(
        earned,
        artist,
        photographer,
        served,
        artist.add(photographer).add(served).equals(earned)
            && photographer.equals(agreed)
            && artist.signum() > 0
            && served.signum() > 0);
  }

  private BigInteger ofGateways() {
    return gateways.stream()
        .map(gateway -> network.vault().balanceOf(gateway))
        .reduce(BigInteger.ZERO, BigInteger::add);
  }
}
