package io.cess4j.cli.market;

import io.cess4j.chain.contract.LicenceOffering;
import io.cess4j.chain.event.LicenceGranted;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights license list}. */
@Command(
    name = "list",
    description = "Licences of a certificate's data that are for sale, or those that you have.")
final class LicenseListCommand extends CessCommand {
  @Parameters(
      arity = "0..1",
      paramLabel = "CERTIFICATE",
      description = "Whose licences are for sale (default: licences that you have).")
  private @Nullable Long certificate;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      if (certificate == null) {
        List<LicenceGranted> own = cess.rights().licensing().granted();
        console.result(
            Map.of("ok", true, "licences", own.stream().map(LicenseListCommand::json).toList()),
            text(own));
      } else {
        Map<Long, LicenceOffering> offered = cess.rights().licensing().offerings(certificate);
        console.result(
            Map.of(
                "ok",
                true,
                "offerings",
                offered.entrySet().stream()
                    .map(one -> LicenseViews.json(one.getKey(), one.getValue()))
                    .toList()),
            text(offered));
      }
      return true;
    }
  }

  private static String text(List<LicenceGranted> own) {
    if (own.isEmpty()) {
      return "this account has no licence";
    }
    Table table = new Table("licence", "certificate", "offering", "paid", "ends");
    own.forEach(
        one ->
            table.row(
                one.licence(),
                one.certificate(),
                one.offering(),
                Amounts.cess(one.price()),
                Words.end(one.until())));
    return table.toString();
  }

  private static String text(Map<Long, LicenceOffering> offered) {
    if (offered.isEmpty()) {
      return "no licence of it is for sale";
    }
    Table table = new Table("offering", "price", "left", "term", "SHA-256 of the text");
    offered.forEach(
        (number, one) ->
            table.row(
                number,
                Amounts.cess(one.price()),
                one.seats(),
                LicenseViews.term(one),
                one.text().hex()));
    return table.toString();
  }

  private static Map<String, Object> json(LicenceGranted one) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("licence", one.licence());
    json.put("certificate", one.certificate());
    json.put("offering", one.offering());
    json.put("price", one.price().toString());
    json.put("until", one.until().getEpochSecond());
    return json;
  }
}
