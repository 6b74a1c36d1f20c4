package io.cess4j.cli.market;

import io.cess4j.chain.Bytes32;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.KeyStall;
import io.cess4j.sdk.storage.OwnFile;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights key offer}. */
@Command(
    name = "offer",
    description = {
      "Offer the key of the file that a certificate of yours is of.",
      "Whoever buys it reads the file for ever. Keep 'cess rights key serve' running: what is not"
          + " delivered in time is not paid."
    })
final class KeyOfferCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long certificate;

  @Option(names = "--price", required = true, paramLabel = "CESS", description = "Of the key.")
  private String price = "";

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    BigInteger wei = Amounts.parse(price);
    try (Cess cess = connection.connect()) {
      KeyStall stall = cess.rights().keyStall();
      OwnFile file = cess.storage().open(stall.fileOf(certificate));
      consent.ask(
          console,
          "the key of file %s goes on chain, sealed; whoever pays %s reads the file for ever"
              .formatted(file.fid(), Amounts.cess(wei)));
      Bytes32 offer = stall.offer(certificate, file, wei);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("offer", offer.hex());
      json.put("certificate", certificate);
      json.put("fid", file.fid());
      json.put("price", wei.toString());
      console.result(
          json,
          """
          offer %s
          a buyer runs:  cess rights key buy %s
          you keep up:   cess rights key serve\
          """
              .formatted(offer, offer));
      return true;
    }
  }
}
