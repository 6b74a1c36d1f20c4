package io.cess4j.index.state;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Of what an index is: the network, and the contracts whose events it is made from. Where these are
 * not the same, neither are the digests.
 *
 * @param chainId of the chain
 * @param directory of the network
 * @param contracts names and addresses of the followed contracts that the network has
 */
public record Origin(long chainId, Address directory, SortedMap<String, Address> contracts) {
  /** What is derived, and how; changes with every release that derives something else. */
  public static final String FORMAT = "cess-rights-index/1";

  /** Names in the Directory. */
  static final List<String> FOLLOWED =
      List.of(
          "DataRightsRegistry",
          "DataCertificates",
          "CopyChallenges",
          "RightsDisputes",
          "Lineage",
          "AccessTerms",
          "RevenueShares",
          "RetrievalLedger",
          "Subscriptions",
          "KeySales",
          "Licences",
          "Listings",
          "PurchaseOffers",
          "Auctions",
          "Previews");

  /** Copies. */
  public Origin {
    contracts = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(contracts));
  }

  /** What of the followed contracts a network has now. */
  public static Origin of(Network network) {
    Map<String, Address> all = network.directory().all();
    SortedMap<String, Address> found = new TreeMap<>();
    for (String name : FOLLOWED) {
      Address address = all.get(name);
      if (address != null) {
        found.put(name, address);
      }
    }
    return new Origin(network.connection().chainId(), network.directory().address(), found);
  }

  /** The network in words. */
  String network() {
    return "chain " + chainId + ", Directory " + directory;
  }

  /**
   * What the first digests are of: format, chain, Directory, and each contract's name and address.
   */
  byte[] bytes() {
    Map<String, Address> sorted = new LinkedHashMap<>(contracts);
    int length =
        FORMAT.length()
            + Long.BYTES
            + Address.LENGTH
            + sorted.keySet().stream().mapToInt(name -> name.length() + 1 + Address.LENGTH).sum();
    ByteBuffer bytes = ByteBuffer.allocate(length);
    bytes.put(FORMAT.getBytes(StandardCharsets.US_ASCII));
    bytes.putLong(chainId).put(directory.bytes());
    sorted.forEach(
        (name, address) ->
            bytes.put(name.getBytes(StandardCharsets.US_ASCII)).put((byte) 0).put(address.bytes()));
    return bytes.array();
  }
}
