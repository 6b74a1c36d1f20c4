package io.cess4j.sdk.market;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Billing;
import io.cess4j.chain.contract.MarketIndex;
import io.cess4j.chain.contract.RightsIndex;
import io.cess4j.chain.rights.RightsClaim;

/** Where the market's contracts of a network are searched. */
final class MarketLookup {
  private MarketLookup() {}

  static MarketIndex of(Network network) {
    Billing billing = network.billing();
    return new MarketIndex(
        network.connection(),
        network.dataCertificates().address(),
        network.lineage().address(),
        billing.keySales().address(),
        billing.licences().address());
  }

  /**
   * What a certificate was registered with.
   *
   * @throws MarketException where there is none
   */
  static RightsClaim claim(Network network, long certificate) {
    return new RightsIndex(
            network.connection(),
            network.dataRights().address(),
            network.rightsDisputes().address())
        .ofNumber(certificate)
        .orElseThrow(
            () ->
                new MarketException(
                    "there is no certificate " + certificate + ": check the number"))
        .claim();
  }
}
