package io.cess4j.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.chain.contract.Quote;
import io.cess4j.contracts.errors.PriceTooLow;
import io.cess4j.sdk.storage.PutQuote;
import io.cess4j.sdk.storage.StoredFile;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The bug: a quote read in the last second of a protocol day was too low for an order in the first
 * second of the next one, and storing failed with PriceTooLow.
 */
@WholeNetwork
class PriceRoseSinceTheQuoteTest {
  private final CessNetwork network;
  private final byte[] content =
      Seeded.bytes(Seeded.random(PriceRoseSinceTheQuoteTest.class), 5_000);

  PriceRoseSinceTheQuoteTest(CessNetwork network) {
    this.network = network;
  }

  @Test
  void aSmallRiseIsPaidAndTold() {
    PutQuote quote = readWhenThePriceWas(995);
    BigInteger before = network.client().money();
    StoredFile file = network.client().stores("rise.bin", content, quote);
    assertThat(before.subtract(network.client().money()))
        .isEqualTo(network.client().feesOf(file))
        .isLessThanOrEqualTo(file.cost());
    assertThat(file.cost()).isBetween(quote.cost(), quote.mostCost());
    assertThat(network.client().reads(file)).isEqualTo(content);
  }

  @Test
  void aLargeRiseIsTheClientsToDecide() {
    PutQuote quote = readWhenThePriceWas(980);
    BigInteger before = network.client().money();
    assertThatThrownBy(() -> network.client().stores("rise.bin", content, quote))
        .isInstanceOf(PriceTooLow.class);
    assertThat(network.client().money()).as("nothing was paid").isEqualTo(before);
  }

  /** A quote from a time at which the price was so many thousandths of today's. */
  private PutQuote readWhenThePriceWas(int thousandths) {
    PutQuote now = network.client().quote(content.length);
    Quote part = now.parts().getFirst();
    BigInteger rate = share(part.rate(), thousandths);
    BigInteger cost = share(part.cost(), thousandths);
    Quote then =
        new Quote(
            share(part.price(), thousandths),
            rate,
            cost,
            part.endDay(),
            part.expiresAt(),
            part.sectors());
    return new PutQuote(
        now.terms(),
        now.plaintextBytes(),
        now.ciphertextBytes(),
        now.storedBytes(),
        cost,
        now.expiresAt(),
        List.of(then));
  }

  private static BigInteger share(BigInteger whole, int thousandths) {
    return whole.multiply(BigInteger.valueOf(thousandths)).divide(BigInteger.valueOf(1_000));
  }
}
