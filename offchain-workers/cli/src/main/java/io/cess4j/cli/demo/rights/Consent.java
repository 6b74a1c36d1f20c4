package io.cess4j.cli.demo.rights;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.LineageKind;
import io.cess4j.chain.contract.SignedConsent;
import io.cess4j.chain.typed.LicenceConsent;
import io.cess4j.cli.demo.Told;
import io.cess4j.protocol.ByteString;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * A derived work with its parent's licence: the artist buys a seat of the licence whose text it has
 * read, the photographer signs the edge of the lineage, and so takes part in what the work earns.
 */
final class Consent {
  private static final String TEXT =
      "You may make one derived work of this picture and sell it, for 20 % of what it earns.\n";
  private static final BigInteger PRICE = BigInteger.TEN.pow(18).multiply(BigInteger.valueOf(3));
  private static final Duration LIFE = Duration.ofHours(1);

  private final Cast cast;
  private final Told told;

  Consent(Cast cast, Told told) {
    this.cast = cast;
    this.told = told;
  }

  /**
   * @param share basis points of what the derived work earns
   * @return whether the chain says that the one descends from the other by licence
   */
  boolean licence(Work parent, Work child, int share) {
    Bytes32 text = sha256();
    Network network = cast.artist().network();
    var licences = network.billing().licences();
    long offering =
        licences
            .offer(
                cast.photographer().sender(), parent.certificate(), text, PRICE, 1, Duration.ZERO)
            .value();
    licences.buy(cast.artist().sender(), offering, text, PRICE);

    Instant deadline = network.clock().instant().plus(LIFE);
    byte[] signature =
        network
            .lineage()
            .domain()
            .sign(
                cast.photographer().account(),
                new LicenceConsent(
                    child.certificate(),
                    parent.certificate(),
                    share,
                    text,
                    deadline.getEpochSecond()));
    network
        .lineage()
        .declare(
            cast.artist().sender(),
            child.certificate(),
            List.of(new LineageEdge(parent.certificate(), LineageKind.LICENSED, share, text)),
            List.of(new SignedConsent(deadline, ByteString.of(signature))));
    told.say(
        "the artist has bought a licence of certificate %d; the photographer gets %d %% of what certificate %d earns"
            .formatted(parent.certificate(), share / 100, child.certificate()));
    return network
            .lineage()
            .parentsOf(child.certificate())
            .equals(
                List.of(
                    new LineageEdge(
                        parent.certificate(), LineageKind.LICENSED, share, Bytes32.ZERO)))
        && licences
            .licensedUntil(parent.certificate(), text, cast.artist().address())
            .isAfter(network.clock().instant());
  }

  private static Bytes32 sha256() {
    try {
      return Bytes32.of(
          MessageDigest.getInstance("SHA-256").digest(TEXT.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
