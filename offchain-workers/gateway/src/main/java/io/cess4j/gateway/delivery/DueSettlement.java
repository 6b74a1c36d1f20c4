package io.cess4j.gateway.delivery;

import io.cess4j.chain.contract.PayPerRetrieval;
import io.cess4j.chain.contract.RetrievalChannel;
import io.cess4j.chain.contract.RetrievalSettlement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * A voucher whose time has come.
 *
 * @param channel as the chain has it
 * @param own whether this gateway is the channel's
 */
record DueSettlement(BookedVoucher voucher, RetrievalChannel channel, boolean own) {
  /** The contract takes as many at once. */
  private static final int MOST_CHANNELS = 64;

  long number() {
    return voucher.payment().channel();
  }

  int records() {
    return voucher.unsettled(channel.count()).size();
  }

  /** Wei that it brings to gateway and certificates. */
  BigInteger amount() {
    return voucher.payment().cumulative().subtract(channel.paid());
  }

  /** Whether the channel has all these records now, whoever settled them. */
  boolean isSettled(RetrievalChannel now) {
    return now.count() == voucher.count() && now.digest().equals(voucher.payment().digest());
  }

  RetrievalSettlement settlement() {
    return voucher.settlement(channel, own);
  }

  /** As few calls as the contract's limits allow. */
  static List<List<DueSettlement>> batches(List<DueSettlement> due) {
    List<List<DueSettlement>> batches = new ArrayList<>();
    List<DueSettlement> batch = new ArrayList<>();
    int records = 0;
    for (DueSettlement one : due) {
      if (!batch.isEmpty()
          && (batch.size() == MOST_CHANNELS
              || records + one.records() > PayPerRetrieval.MOST_RECORDS)) {
        batches.add(batch);
        batch = new ArrayList<>();
        records = 0;
      }
      batch.add(one);
      records += one.records();
    }
    if (!batch.isEmpty()) {
      batches.add(batch);
    }
    return batches;
  }
}
