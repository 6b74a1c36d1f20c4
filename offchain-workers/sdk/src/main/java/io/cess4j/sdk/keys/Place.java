package io.cess4j.sdk.keys;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;

/** Where deal numbers count: a chain and its Deals contract. */
public record Place(long chainId, Address contract) {
  public static Place of(Network network) {
    return new Place(network.connection().chainId(), network.deals().address());
  }
}
