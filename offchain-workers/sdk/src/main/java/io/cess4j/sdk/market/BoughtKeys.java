package io.cess4j.sdk.market;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.event.KeyBought;
import io.cess4j.contracts.errors.NameUnknown;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.sdk.storage.FileKeyRing;
import io.cess4j.sdk.storage.Progress;
import io.cess4j.sdk.storage.SharedKeys;
import java.util.List;
import java.util.Optional;

/** Reads files whose keys this account has bought. */
public final class BoughtKeys implements SharedKeys {
  private final Network network;
  private final Account account;

  public BoughtKeys(Network network, Account account) {
    this.network = network;
    this.account = account;
  }

  @Override
  public Optional<FileKeyRing> find(String fid, List<Descriptor> descriptors, Progress progress) {
    KeyPurchases purchases = new KeyPurchases(network, account);
    List<Long> sales;
    try {
      sales =
          MarketLookup.of(network).keyPurchasesBy(account.address()).reversed().stream()
              .map(KeyBought::sale)
              .toList();
    } catch (NameUnknown foundedBeforeTheMarket) {
      return Optional.empty();
    }
    for (long sale : sales) {
      if (purchases.fileOf(sale).equals(fid)
          && purchases.look(sale) instanceof KeyOutcome.Opened opened) {
        return Optional.of(checked(sale, opened.keys(), descriptors.size()));
      }
    }
    return Optional.empty();
  }

  private static FileKeyRing checked(long sale, FileKeyRing keys, int deals) {
    if (keys.maskKeys().size() != deals) {
      throw new MarketException(
          "the key of sale %d comes with %d mask keys, the file has %d deals: it is of no use, and the chain cannot judge mask keys"
              .formatted(sale, keys.maskKeys().size(), deals));
    }
    return keys;
  }
}
