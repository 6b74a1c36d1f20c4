package io.cess4j.miner.served;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.Deal;
import io.cess4j.chain.contract.DealState;
import io.cess4j.chain.contract.ServedBytes;
import io.cess4j.chain.contract.ServedReceipt;
import io.cess4j.chain.typed.Served;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.contracts.errors.DealUnknown;
import io.cess4j.miner.MinerException.Refused;
import io.cess4j.miner.deal.ChainView;
import io.cess4j.protocol.ByteString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Takes receipts of readers in, and believes none that the contract would refuse. */
public final class ReceiptIntake {
  /** Amount and signature. */
  public static final int BYTES = Long.BYTES + 64;

  private final ChainView chain;
  private final TypedDomain domain;
  private final long miner;
  private final ReceiptBook book;

  ReceiptIntake(ChainView chain, TypedDomain domain, long miner, ReceiptBook book) {
    this.chain = chain;
    this.domain = domain;
    this.miner = miner;
    this.book = book;
  }

  /**
   * Keeps a receipt; one of a larger amount replaces another one of the same deal and day.
   *
   * @param body amount of 8 bytes, then r and yParityAndS (EIP-2098) over {@link Served}
   * @throws Refused where it is malformed, too old, not of this miner, or of somebody else
   */
  public void accept(long deal, long day, byte[] body) {
    if (body.length != BYTES) {
      throw new Refused(
          400, "receipt-malformed", "a receipt has %d bytes, not %d".formatted(BYTES, body.length));
    }
    checkDay(day);
    Deal known = known(deal);
    int slot = known.miners().indexOf(miner);
    if (slot < 0 || known.state() != DealState.ACTIVE || day >= known.endDay()) {
      throw new Refused(
          409,
          "not-the-holder",
          "miner %d held nothing of deal %d on day %d".formatted(miner, deal, day));
    }
    long amount = ByteBuffer.wrap(body).getLong();
    byte[] signature = Arrays.copyOfRange(body, Long.BYTES, BYTES);
    if (amount <= 0) {
      throw new Refused(400, "receipt-malformed", "an amount of %d bytes".formatted(amount));
    }
    Optional<Address> signer =
        domain.recover(new Served(deal, slot, miner, day, amount), signature);
    Address gateway = chain.order(deal).gateway();
    if (signer.isEmpty()
        || (!signer.get().equals(gateway) && !signer.get().equals(known.owner()))) {
      throw new Refused(
          403,
          "receipt-not-signed",
          "receipts of deal %d come from its gateway %s or its owner %s, not from %s"
              .formatted(deal, gateway, known.owner(), signer.map(Address::toString).orElse("?")));
    }
    if (book.find(day, deal, slot).map(ServedReceipt::amount).orElse(0L) < amount) {
      book.put(day, new ServedReceipt(deal, slot, amount, ByteString.of(signature)));
    }
  }

  private void checkDay(long day) {
    long today = chain.today();
    if (day >= today || day < today - ServedBytes.MOST_DAYS) {
      throw new Refused(
          409,
          "receipt-day",
          "day %d is not one of the %d finished days before day %d"
              .formatted(day, ServedBytes.MOST_DAYS, today));
    }
  }

  private Deal known(long deal) {
    try {
      return chain.deal(deal);
    } catch (DealUnknown unknown) {
      throw new Refused(404, "deal-unknown", "there is no deal " + deal);
    }
  }
}
