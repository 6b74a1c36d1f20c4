package io.cess4j.cli.demo.rights;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AccessMode;
import io.cess4j.chain.contract.AccessPrices;
import io.cess4j.chain.contract.AccessStanding;
import io.cess4j.cli.demo.Told;
import io.cess4j.cli.output.Amounts;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;

/** On what terms the artist's work may be read. */
final class Shop {
  private static final BigInteger CESS = BigInteger.TEN.pow(18);

  /** Wei a retrieval. */
  static final BigInteger RETRIEVAL = CESS.multiply(BigInteger.TWO);

  /** Wei a period. */
  static final BigInteger SUBSCRIPTION = CESS.multiply(BigInteger.valueOf(6));

  /** The shortest that the contract takes. */
  static final Duration PERIOD = Duration.ofSeconds(60);

  private final Cast cast;
  private final Work work;
  private final Told told;

  Shop(Cast cast, Work work, Told told) {
    this.cast = cast;
    this.work = work;
    this.told = told;
  }

  /** First prices hold at once; a rise would wait for a notice of a protocol day, 20 s here. */
  void announce() {
    network()
        .billing()
        .accessTerms()
        .setTerms(
            cast.artist().sender(),
            work.certificate(),
            new AccessPrices(RETRIEVAL, SUBSCRIPTION, PERIOD));
    told.say(
        "the artist announces prices of certificate %d: %s a retrieval, %s for %d s"
            .formatted(
                work.certificate(),
                Amounts.cess(RETRIEVAL),
                Amounts.cess(SUBSCRIPTION),
                PERIOD.toSeconds()));
  }

  /** Everybody may read once the prices hold, but for one account. */
  void open() throws InterruptedException {
    var terms = network().billing().accessTerms();
    Waiting.until(
        "the prices to hold",
        () -> terms.termsOf(work.certificate()).inForce().retrieval().equals(RETRIEVAL));
    terms.setStanding(
        cast.artist().sender(),
        work.certificate(),
        AccessStanding.BLOCKED,
        List.of(cast.blocked().address()));
    terms.setAccess(cast.artist().sender(), work.certificate(), AccessMode.OPEN);
    told.say(
        "the prices hold; everybody may read but %s, whom the artist has blocked"
            .formatted(cast.blocked().address()));
  }

  private Network network() {
    return cast.artist().network();
  }
}
