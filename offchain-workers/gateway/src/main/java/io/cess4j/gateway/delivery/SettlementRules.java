package io.cess4j.gateway.delivery;

import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.chain.contract.RetrievalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * When a voucher goes to the chain.
 *
 * @param window in which a retrieval may be settled (RetrievalWindow)
 * @param settleEvery age of the oldest retrieval at which a gateway settles
 * @param now as the chain counts time
 */
record SettlementRules(Duration window, Duration settleEvery, Instant now) {
  /** Half of what the contract takes at once, so that there is room until it is done. */
  static final int ENOUGH = 256;

  /** The gateway's turn comes before that of the others; both are within {@link ChannelCheck}'s. */
  private static final Duration OWN_MARGIN = Duration.ofMinutes(9);

  private static final Duration OTHERS_MARGIN = Duration.ofMinutes(6);

  /** What becomes of a voucher. */
  enum Fate {
    WAITS,
    DUE,
    DONE,
    LOST
  }

  Fate fateOf(BookedVoucher voucher, RetrievalChannel channel, boolean own) {
    List<RetrievalRecord> unsettled = voucher.unsettled(channel.count());
    if (unsettled.isEmpty()) {
      // Until then it may be asked for again.
      Instant last = voucher.payment().last().time();
      return now.isAfter(last.plus(window.dividedBy(2))) ? Fate.DONE : Fate.WAITS;
    }
    Instant oldest = unsettled.getFirst().time();
    if (channel.buyer().isZero() && !now.isAfter(oldest.plus(window))) {
      return Fate.WAITS; // a rewound chain may have the channel again
    }
    if (!now.isBefore(channel.until())
        || now.isAfter(oldest.plus(window))
        || isReplaced(voucher, channel)) {
      return Fate.LOST;
    }
    Duration patience =
        own && settleEvery.compareTo(window.dividedBy(2)) < 0 ? settleEvery : window.dividedBy(2);
    boolean due =
        !now.isBefore(oldest.plus(patience))
            || !now.isBefore(channel.until().minus(own ? OWN_MARGIN : OTHERS_MARGIN))
            || (own && unsettled.size() >= ENOUGH);
    return due ? Fate.DUE : Fate.WAITS;
  }

  /** Whether the chain has other records in the place of these. */
  private static boolean isReplaced(BookedVoucher voucher, RetrievalChannel channel) {
    return voucher
        .payment()
        .trail()
        .at(channel.count())
        .filter(digest -> !digest.equals(channel.digest()))
        .isPresent();
  }
}
