package io.cess4j.sdk.storage;

import io.cess4j.retrieval.ChainDeals;
import io.cess4j.retrieval.DealBook;
import io.cess4j.sdk.CessException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/** A gateway that says "stored" is believed when the chain says so too. */
final class StoredCheck {
  /** Our node may be a few blocks behind the gateway's. */
  private static final int LOOKS = 10;

  private static final Duration BETWEEN = Duration.ofMillis(500);
  private final DealBook book;

  StoredCheck(ChainDeals book) {
    this.book = book;
  }

  /**
   * @throws CessException.GatewayFailed where the orders are no active deals under the id
   */
  void require(String fid, List<Long> orders) {
    for (int look = 1; !stored(fid, orders); look++) {
      if (look == LOOKS) {
        throw new CessException.GatewayFailed(
            0,
            "the gateway says that %s is stored, and the chain has no deals %s under this id"
                .formatted(fid, orders),
            null);
      }
      LockSupport.parkNanos(BETWEEN.toNanos());
    }
  }

  private boolean stored(String fid, List<Long> orders) {
    Set<Long> deals =
        book.claimsOf(fid).stream().map(DealBook.Claim::deal).collect(Collectors.toSet());
    return deals.containsAll(orders);
  }
}
