package io.cess4j.cli.market;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.KeyOffer;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights key list}. */
@Command(name = "list", description = "Keys of a certificate's file that are for sale.")
final class KeyListCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Map<Bytes32, KeyOffer> offers = cess.rights().keyStall().offers(certificate);
      Table table = new Table("price", "seller", "offer");
      offers.forEach(
          (id, offer) -> table.row(Amounts.cess(offer.price()), offer.seller(), id.hex()));
      console.result(
          Map.of(
              "ok",
              true,
              "offers",
              offers.entrySet().stream()
                  .map(
                      one ->
                          Map.of(
                              "offer",
                              one.getKey().hex(),
                              "price",
                              one.getValue().price().toString(),
                              "seller",
                              one.getValue().seller().hex()))
                  .toList()),
          offers.isEmpty() ? "its key is not for sale" : table.toString());
      return true;
    }
  }
}
