package io.cess4j.cli.sharing;

import io.cess4j.chain.Address;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Dates;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.sharing.ShareMade;
import io.cess4j.sdk.sharing.ShareOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess share}. */
@Command(
    name = "share",
    description = {
      "Let another account read a file of yours, by proxy re-encryption.",
      "Gateways help the reader to the file's key without learning it. The reader must have run"
          + " 'cess reader-key' once. End it with 'cess revoke': what was read cannot be taken back."
    })
public final class ShareCommand extends CessCommand {
  @Parameters(paramLabel = "FILE", description = "File id, or the name of one of your files.")
  private String file = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "ACCOUNT",
      description = "Who may read it: an address.")
  private String reader = "";

  @Option(
      names = "--until",
      paramLabel = "T",
      description =
          "From when gateways refuse: 30d, 12h, 15m, a date or a time with its offset (default: no"
              + " end).")
  private @Nullable String until;

  @Option(
      names = "--label",
      paramLabel = "NAME",
      description =
          "Share it under a name, with all that is shared under it: whoever may read one may read"
              + " all (default: this file alone).")
  private @Nullable String label;

  @Option(
      names = "--proxies",
      paramLabel = "ACCOUNT",
      split = ",",
      description = "Gateways that shall help (default: any that answer).")
  private List<String> proxies = new ArrayList<>();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many gateways (default: ${DEFAULT-VALUE}, or as many as there are).")
  private int count = 3;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      description = "How many of them have to answer (default: more than half).")
  private int threshold;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Instant end = until == null ? null : Ends.parse(until, cess.network().clock().instant());
      ShareOptions options =
          ShareOptions.defaults()
              .of(threshold, count)
              .until(end)
              .under(label)
              .through(proxies.stream().map(ShareCommand::account).toList());
      String fid = OwnFiles.find(cess.storage(), file);
      Address to = account(reader);
      ShareMade made = cess.sharing().share(fid, to, options);
      made.missing()
          .forEach(
              (proxy, why) -> console.say("gateway %s has no share: %s".formatted(proxy, why)));
      console.result(
          json(fid, to, made),
          """
          %s may read %s%s
          grant %s: any %d of these %d gateways help to the key:
            %s
          end it with: cess revoke %s"""
              .formatted(
                  to,
                  fid,
                  end == null ? "" : " until " + Dates.of(end),
                  made.grant(),
                  made.threshold(),
                  made.proxies().size(),
                  String.join("\n  ", made.proxies().stream().map(Address::hex).toList()),
                  made.grant()));
      return true;
    }
  }

  private static Map<String, Object> json(String fid, Address to, ShareMade made) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("fid", fid);
    json.put("reader", to.hex());
    json.put("grant", made.grant().hex());
    json.put("tx", made.transaction().hex());
    json.put("threshold", made.threshold());
    json.put("proxies", made.proxies().stream().map(Address::hex).toList());
    json.put("missing", made.missing().keySet().stream().map(Address::hex).toList());
    return json;
  }

  static Address account(String text) {
    try {
      return Address.of(text);
    } catch (IllegalArgumentException e) {
      throw new CommandException(text + " is no account: give 0x and 40 hex digits");
    }
  }
}
