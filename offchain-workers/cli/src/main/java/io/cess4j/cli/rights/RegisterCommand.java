package io.cess4j.cli.rights;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.chain.rights.RightsDescription;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.fingerprint.Fingerprint;
import io.cess4j.fingerprint.Fingerprinter;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.rights.PendingRegistration;
import io.cess4j.sdk.rights.Rights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess rights register}. */
@Command(
    name = "register",
    description = {
      "Register the data right of a stored file: commit, wait for a block, reveal.",
      "A bond is locked with the commitment and comes back with the reveal. Started again after it was",
      "interrupted, it goes on with the same commitment."
    })
final class RegisterCommand extends CessCommand {
  private static final long LOOK_AGAIN_MILLIS = 200;

  @Parameters(paramLabel = "FILE", description = "The file, as it was stored.")
  private Path file = Path.of("");

  @Option(
      names = "--fid",
      required = true,
      paramLabel = "FID",
      description = "Id under which it is stored; 'cess put' says it.")
  private String fid = "";

  @Option(
      names = "--title",
      required = true,
      paramLabel = "TEXT",
      description = "Title, 1 to 256 bytes.")
  private String title = "";

  @Option(
      names = "--type",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "What the work is in your words, for example photograph.")
  private String type = "";

  @Option(
      names = "--keywords",
      defaultValue = "",
      paramLabel = "TEXT",
      description = "Separated by commas, at most 512 bytes.")
  private String keywords = "";

  @Option(
      names = "--licence",
      paramLabel = "FILE",
      description = "Text of a licence; its hash goes on chain.")
  private @Nullable Path licence;

  @Option(
      names = "--royalty",
      defaultValue = "0",
      paramLabel = "POINTS",
      description = "Hundredths of a per cent of later sales, to you for ever (default: 0).")
  private int royalty;

  @Option(
      names = "--private",
      description =
          "Without identifier and views: only exact copies can be told, and no part shows.")
  private boolean isPrivate;

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws IOException, InterruptedException {
    if (!Files.isRegularFile(file)) {
      throw new CommandException(file + " is no regular file: name the file that was stored");
    }
    RightsDescription description =
        new RightsDescription(title, type, keywords, Claims.licence(licence));
    Fingerprint fingerprint = new Fingerprinter().of(file);
    try (Cess cess = connection.connect()) {
      Rights rights = cess.rights();
      Claims.Made made = Claims.of(fingerprint, cess.storage().open(fid), isPrivate);
      SaltFile salts = SaltFile.of(made.claim());
      consent.ask(
          console,
          "%s as \"%s\": a bond of %s is locked until the reveal, and two transactions of about 250,000 gas in all are sent%s"
              .formatted(file, title, Amounts.cess(rights.bond()), made.remark()));
      Bytes32 salt = salts.loadOrKeep(rights.salt());
      PendingRegistration pending = rights.commit(made.claim(), salt);
      console.say("committed as number %d; waiting for a block".formatted(pending.number()));
      await(rights, pending);
      RightsRegistered registered = rights.reveal(pending, description, royalty);
      salts.delete();
      console.result(
          json(registered, made),
          "certificate %d; the bond is back%s"
              .formatted(
                  registered.number(),
                  registered.first() == registered.number()
                      ? ""
                      : "; certificate %d is of exactly this file and earlier"
                          .formatted(registered.first())));
      return true;
    }
  }

  private static void await(Rights rights, PendingRegistration pending)
      throws InterruptedException {
    while (!rights.isRevealable(pending)) {
      if (Instant.now().isAfter(pending.deadline())) {
        throw new CommandException(
            "no block came before the deadline of the reveal: is the chain running?");
      }
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
  }

  private static Map<String, Object> json(RightsRegistered registered, Claims.Made made) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("certificate", registered.number());
    json.put("owner", registered.owner().hex());
    json.put("first", registered.first());
    json.put("identifier", made.claim().identifier().hex());
    json.put("viewsRoot", made.claim().viewsRoot().hex());
    json.put("transaction", registered.at().transaction().hex());
    return json;
  }
}
