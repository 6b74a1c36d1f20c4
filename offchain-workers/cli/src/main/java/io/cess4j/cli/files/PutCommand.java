package io.cess4j.cli.files;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.storage.PutOptions;
import io.cess4j.sdk.storage.PutQuote;
import io.cess4j.sdk.storage.Storage;
import io.cess4j.sdk.storage.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess put}. */
@Command(
    name = "put",
    description =
        "Store a file. Shows cost and expiry, then pays and waits until the chain says that it is"
            + " stored.")
public final class PutCommand extends CessCommand {
  @Parameters(paramLabel = "FILE", description = "What to store.")
  private Path file = Path.of("");

  @Option(
      names = "--public",
      description =
          "Everybody may read it: its keys are published. Sybil miners could then share one copy.")
  private boolean isPublic;

  @Option(
      names = "--private",
      description = "Encrypt it here, so that no gateway sees its bytes, name or key.")
  private boolean isSealed;

  @Option(
      names = "--erasable",
      description =
          "As --private, with its key in the key ring only, so that 'cess erase' can destroy it."
              + " Whoever loses the ring loses the file.")
  private boolean erasable;

  @Option(
      names = "--keywords",
      split = ",",
      paramLabel = "WORD",
      description = "Your own words for it, separated by commas; encrypted with the name.")
  private List<String> keywords = List.of();

  @Option(names = "--most", paramLabel = "CESS", description = "Do not pay more than this.")
  private String most = "";

  @Option(
      names = "--resume",
      description =
          "Use orders that an interrupted 'cess put' of this file has left, see 'cess orders'.")
  private boolean resume;

  @Mixin private TermsOptions terms = new TermsOptions();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CommandException(file + " is no regular file: name one");
    }
    PutOptions.Privacy privacy = privacy();
    try (Cess cess = connection.connect();
        TransferBars bars = new TransferBars(console)) {
      Storage storage = cess.storage();
      PutQuote quote = storage.quote(Files.size(file), terms.over(storage.defaultTerms()));
      console.say(Words.price(quote));
      refuseAbove(quote);
      PutOptions options =
          PutOptions.defaults().with(quote.terms()).with(bars).keywords(keywords).with(privacy);
      options = erasable ? options.erasably() : options;
      StoredFile stored = storage.put(file, quote, resume ? options.resumed() : options);
      console.result(json(stored), "stored " + stored.fid());
      return true;
    }
  }

  private PutOptions.Privacy privacy() {
    if (isPublic && (isSealed || erasable)) {
      throw new CommandException(
          "--public publishes the file's key, --private and --erasable keep it: choose one");
    }
    if (isPublic) {
      return PutOptions.Privacy.PUBLIC;
    }
    return isSealed || erasable ? PutOptions.Privacy.SEALED : PutOptions.Privacy.BY_GATEWAY;
  }

  private void refuseAbove(PutQuote quote) {
    if (!most.isEmpty()
        && quote.mostCost().compareTo(io.cess4j.cli.output.Amounts.parse(most)) > 0) {
      throw new CommandException(
          "it costs %s and, should the price rise before the order stands, up to a hundredth more; --most %s CESS is less: nothing was paid"
              .formatted(io.cess4j.cli.output.Amounts.cess(quote.cost()), most));
    }
  }

  private static Map<String, Object> json(StoredFile stored) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("fid", stored.fid());
    json.put("deals", stored.deals());
    json.put("bytes", stored.bytes());
    json.put("cost", stored.cost().toString());
    json.put("expiresAt", stored.expiresAt().toString());
    return json;
  }
}
