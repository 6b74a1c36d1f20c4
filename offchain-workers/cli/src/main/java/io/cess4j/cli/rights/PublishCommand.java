package io.cess4j.cli.rights;

import io.cess4j.chain.Address;
import io.cess4j.chain.contract.AccessMode;
import io.cess4j.chain.contract.DataAccess;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Dates;
import io.cess4j.cli.sharing.Ends;
import io.cess4j.cli.sharing.OwnFiles;
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

/** {@code cess rights publish}. */
@Command(
    name = "publish",
    description = {
      "Have a file delivered to whoever pays for its certificate. Gateways help buyers to the key"
          + " against payment, without you and without learning the key.",
      "Prices and who may read are the certificate's terms. End it with 'cess revoke GRANT': what was"
          + " read cannot be taken back."
    })
final class PublishCommand extends CessCommand {
  @Parameters(paramLabel = "CERTIFICATE", description = "Number of the file's certificate.")
  private long certificate;

  @Option(
      names = "--file",
      required = true,
      paramLabel = "FILE",
      description = "File id, or the name of one of your files.")
  private String file = "";

  @Option(
      names = "--proxies",
      paramLabel = "ACCOUNT",
      split = ",",
      description = "Gateways that shall deliver (default: any that answer).")
  private List<String> proxies = new ArrayList<>();

  @Option(
      names = "--count",
      paramLabel = "N",
      description = "How many gateways (default: ${DEFAULT-VALUE}, or as many as there are).")
  private int count = 3;

  @Option(
      names = "--threshold",
      paramLabel = "T",
      description =
          "How many of them have to answer; so many together can open the file (default: more than"
              + " half).")
  private int threshold;

  @Option(
      names = "--until",
      paramLabel = "T",
      description =
          "From when gateways refuse: 30d, 12h, 15m, a date or a time with its offset (default: no"
              + " end).")
  private @Nullable String until;

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Instant end = until == null ? null : Ends.parse(until, cess.network().clock().instant());
      ShareOptions options =
          ShareOptions.defaults()
              .of(threshold, count)
              .until(end)
              .through(proxies.stream().map(PublishCommand::account).toList());
      String fid = OwnFiles.find(cess.storage(), file);
      ShareMade made = cess.sharing().publish(fid, certificate, options);
      made.missing()
          .forEach(
              (proxy, why) -> console.say("gateway %s has no share: %s".formatted(proxy, why)));
      DataAccess access = cess.network().billing().accessTerms().termsOf(certificate);
      console.result(
          json(fid, made, access),
          """
          file %s is delivered to whoever pays for certificate %d%s
          grant %s: any %d of these %d gateways help to the key:
            %s
          %s
          end it with: cess revoke %s"""
              .formatted(
                  fid,
                  certificate,
                  end == null ? "" : " until " + Dates.of(end),
                  made.grant(),
                  made.threshold(),
                  made.proxies().size(),
                  String.join("\n  ", made.proxies().stream().map(Address::hex).toList()),
                  words(access),
                  made.grant()));
      return true;
    }
  }

  private static String words(DataAccess access) {
    return access.access() == AccessMode.CLOSED
        ? "nobody may read it yet: its holder sets prices and opens access"
        : "a retrieval costs %s%s"
            .formatted(
                Amounts.cess(access.inForce().retrieval()),
                access.access() == AccessMode.LISTED ? ", for accounts that are listed" : "");
  }

  private Map<String, Object> json(String fid, ShareMade made, DataAccess access) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("certificate", certificate);
    json.put("fid", fid);
    json.put("grant", made.grant().hex());
    json.put("tx", made.transaction().hex());
    json.put("threshold", made.threshold());
    json.put("proxies", made.proxies().stream().map(Address::hex).toList());
    json.put("missing", made.missing().keySet().stream().map(Address::hex).toList());
    json.put("access", access.access().name().toLowerCase(java.util.Locale.ROOT));
    json.put("price", access.inForce().retrieval().toString());
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
