package io.cess4j.cli.market;

import io.cess4j.chain.contract.Auction;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.Auctioning;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights auction start}. */
@Command(
    name = "start",
    description = "Auction a certificate that you hold; once there is a bid, there is no way back.")
final class AuctionStartCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Option(
      names = "--reserve",
      required = true,
      paramLabel = "CESS",
      description = "The first bid at least.")
  private String reserve = "";

  @Option(
      names = "--for",
      defaultValue = "7d",
      paramLabel = "T",
      description = "How long, 1m to 30d (default: ${DEFAULT-VALUE}).")
  private String term = "";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Auctioning auctions = cess.rights().auctions();
      Auction auction = auctions.start(certificate, Amounts.parse(reserve), Words.span(term));
      console.result(
          AuctionViews.json(certificate, auction, auction.reserve()),
          AuctionViews.text(certificate, auction, auction.reserve()));
      return true;
    }
  }
}
