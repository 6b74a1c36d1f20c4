package io.cess4j.sdk.market;

import io.cess4j.chain.Account;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.RevenueShares;
import io.cess4j.chain.event.EventDecoder;
import io.cess4j.chain.event.RevenueClaimed;
import io.cess4j.chain.transaction.Receipt;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What certificates have earned (RevenueShares, ADR 0034). A claim gives each parent its share and
 * the rest to whoever holds the certificate, who need not be the one that calls.
 */
public final class Earnings {
  /** More certificates in one call are refused by the contract. */
  private static final int CERTIFICATES_A_CALL = 32;

  private final Network network;
  private final Account account;

  /** Earnings of an account. */
  public Earnings(Network network, Account account) {
    this.network = network;
    this.account = account;
  }

  /** Inboxes of the certificates that pay this account: it holds them, or is auctioning them. */
  public List<Inbox> own() {
    return MarketLookup.of(network).everHeldBy(account.address()).stream()
        .filter(number -> contract().beneficiaryOf(number).equals(account.address()))
        .map(this::of)
        .toList();
  }

  /** The inbox of a certificate. */
  public Inbox of(long certificate) {
    return new Inbox(
        certificate, contract().inboxOf(certificate), contract().claimable(certificate));
  }

  /**
   * Empties inboxes, later certificates first, so that what passes from one to another is claimed
   * with it. Gas only: what others get, they get in any case.
   *
   * @param certificates whose inboxes; empty ones are passed over
   */
  public Claimed claim(List<Long> certificates) {
    List<Long> inOrder =
        certificates.stream().distinct().sorted(Comparator.reverseOrder()).toList();
    BigInteger own = BigInteger.ZERO;
    BigInteger others = BigInteger.ZERO;
    List<Long> emptied = new ArrayList<>();
    for (int from = 0; from < inOrder.size(); from += CERTIFICATES_A_CALL) {
      List<Long> some = inOrder.subList(from, Math.min(inOrder.size(), from + CERTIFICATES_A_CALL));
      for (RevenueClaimed claimed : claimed(contract().claimMany(network.sender(account), some))) {
        emptied.add(claimed.certificate());
        if (claimed.holder().equals(account.address())) {
          own = own.add(claimed.amount());
        } else {
          others = others.add(claimed.amount());
        }
      }
    }
    return new Claimed(own, others, emptied);
  }

  /**
   * Empties these inboxes and those of all works that descend from them and pay them a share.
   *
   * @param certificates usually {@link #own}
   */
  public Claimed claimAlongTheLineage(List<Long> certificates) {
    return claim(
        new Descendants(MarketLookup.of(network), contract()::inboxOf).paying(certificates));
  }

  private List<RevenueClaimed> claimed(Receipt receipt) {
    return receipt.logs().stream()
        .filter(log -> log.address().equals(contract().address()))
        .flatMap(log -> EventDecoder.decode(log).stream())
        .filter(RevenueClaimed.class::isInstance)
        .map(RevenueClaimed.class::cast)
        .toList();
  }

  private RevenueShares contract() {
    return network.billing().revenueShares();
  }
}
