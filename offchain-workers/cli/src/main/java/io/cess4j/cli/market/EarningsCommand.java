package io.cess4j.cli.market;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.market.Claimed;
import io.cess4j.sdk.market.Earnings;
import io.cess4j.sdk.market.Inbox;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights earnings}. */
@Command(
    name = "earnings",
    description = {
      "What your certificates have earned and nobody has claimed; --claim moves it into the vault.",
      "Parents of a work get their shares with its claim. Money climbs one level a claim: claiming"
          + " also empties the inboxes of works that descend from yours and pay you a share."
    })
public final class EarningsCommand extends CessCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "CERTIFICATE",
      description = "Only these (default: all that you hold).")
  private List<Long> chosen = new ArrayList<>();

  @Option(names = "--claim", description = "Claim it. It costs gas only.")
  private boolean claim;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Earnings earnings = cess.rights().earnings();
      List<Inbox> inboxes =
          chosen.isEmpty() ? earnings.own() : chosen.stream().map(earnings::of).toList();
      if (claim) {
        Claimed claimed =
            earnings.claimAlongTheLineage(inboxes.stream().map(Inbox::certificate).toList());
        console.result(json(claimed), text(claimed));
      } else {
        console.result(json(inboxes), text(inboxes));
      }
      return true;
    }
  }

  private static String text(List<Inbox> inboxes) {
    if (inboxes.isEmpty()) {
      return "no certificate pays this account: register a work with 'cess rights register'";
    }
    Table table = new Table("certificate", "earned", "of it yours");
    inboxes.forEach(
        inbox ->
            table.row(
                inbox.certificate(), Amounts.cess(inbox.inbox()), Amounts.cess(inbox.claimable())));
    return table.toString();
  }

  private static String text(Claimed claimed) {
    if (claimed.certificates().isEmpty()) {
      return "there is nothing to claim";
    }
    String others =
        claimed.others().signum() == 0
            ? ""
            : "; %s to other holders along the lineage".formatted(Amounts.cess(claimed.others()));
    return "claimed %s from certificates %s%s"
        .formatted(Amounts.cess(claimed.amount()), claimed.certificates(), others);
  }

  private static Map<String, Object> json(List<Inbox> inboxes) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put(
        "claimable",
        inboxes.stream().map(Inbox::claimable).reduce(BigInteger.ZERO, BigInteger::add).toString());
    json.put(
        "certificates",
        inboxes.stream()
            .map(
                inbox ->
                    Map.of(
                        "certificate",
                        inbox.certificate(),
                        "inbox",
                        inbox.inbox().toString(),
                        "claimable",
                        inbox.claimable().toString()))
            .toList());
    return json;
  }

  private static Map<String, Object> json(Claimed claimed) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("claimed", claimed.amount().toString());
    json.put("others", claimed.others().toString());
    json.put("certificates", claimed.certificates());
    return json;
  }
}
