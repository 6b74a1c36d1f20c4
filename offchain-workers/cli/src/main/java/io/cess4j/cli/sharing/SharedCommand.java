package io.cess4j.cli.sharing;

import io.cess4j.chain.Address;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Dates;
import io.cess4j.cli.output.Table;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.sharing.Share;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess shared}. */
@Command(
    name = "shared",
    description = "List what you share with others and others share with you, found on chain.")
public final class SharedCommand extends CessCommand {
  @Option(names = "--all", description = "Also what is over.")
  private boolean all;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      List<Share> given = shown(cess.sharing().given());
      List<Share> received = shown(cess.sharing().received());
      Table table = new Table("grant", "who", "file", "ends");
      given.forEach(share -> row(table, share, "to " + share.reader()));
      received.forEach(share -> row(table, share, "from " + share.owner()));
      console.result(
          Map.of(
              "ok",
              true,
              "given",
              given.stream().map(SharedCommand::json).toList(),
              "received",
              received.stream().map(SharedCommand::json).toList()),
          given.isEmpty() && received.isEmpty()
              ? "nothing is shared; share a file with 'cess share FILE --to ACCOUNT'"
              : table.toString());
      return true;
    }
  }

  private List<Share> shown(List<Share> shares) {
    return shares.stream().filter(share -> all || share.live()).toList();
  }

  private static void row(Table table, Share share, String who) {
    table.row(
        share.grant().hex(),
        who,
        share.files().isEmpty() ? "-" : String.join(" ", share.files()),
        ends(share));
  }

  private static String ends(Share share) {
    if (share.revoked()) {
      return "revoked";
    }
    String end = share.until().map(Dates::of).orElse("never");
    return share.live() ? end : "ended " + end;
  }

  private static Map<String, Object> json(Share share) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("grant", share.grant().hex());
    json.put("owner", share.owner().hex());
    json.put("reader", share.reader().hex());
    json.put("files", share.files());
    share.until().ifPresent(end -> json.put("until", end.getEpochSecond()));
    json.put("revoked", share.revoked());
    json.put("live", share.live());
    json.put("threshold", share.threshold());
    json.put("proxies", share.proxies().stream().map(Address::hex).toList());
    return json;
  }
}
