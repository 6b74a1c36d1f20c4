package io.cess4j.cli.market;

import io.cess4j.chain.contract.Auction;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Dates;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.Auctioning;
import io.cess4j.sdk.market.CertificateView;
import java.math.BigInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights auction bid}. */
@Command(
    name = "bid",
    description = "Bid for an auctioned certificate. The money is locked until you are outbid.")
final class AuctionBidCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Option(names = "--amount", required = true, paramLabel = "CESS", description = "How much.")
  private String amount = "";

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    BigInteger wei = Amounts.parse(amount);
    try (Cess cess = connection.connect()) {
      Auctioning auctions = cess.rights().auctions();
      CertificateView seen = cess.rights().selling().look(certificate);
      Auction before = auctions.of(certificate);
      consent.ask(
          console,
          "%s%n%s are locked; without a higher bid it is yours at %s"
              .formatted(CertificateText.of(seen), Amounts.cess(wei), Dates.of(before.end())));
      Auction auction = auctions.bid(certificate, wei);
      BigInteger next = auctions.minimumBid(certificate);
      console.result(
          AuctionViews.json(certificate, auction, next),
          AuctionViews.text(certificate, auction, next));
      return true;
    }
  }
}
