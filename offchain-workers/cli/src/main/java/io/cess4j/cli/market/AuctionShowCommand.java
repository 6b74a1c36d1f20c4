package io.cess4j.cli.market;

import io.cess4j.chain.contract.Auction;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.Auctioning;
import java.math.BigInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights auction show}. */
@Command(name = "show", description = "How an auction stands.")
final class AuctionShowCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Auctioning auctions = cess.rights().auctions();
      Auction auction = auctions.of(certificate);
      BigInteger next = auctions.minimumBid(certificate);
      console.result(
          AuctionViews.json(certificate, auction, next),
          AuctionViews.text(certificate, auction, next));
      return true;
    }
  }
}
