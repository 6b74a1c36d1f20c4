package io.cess4j.cli.rights;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Console;
import io.cess4j.fingerprint.work.Description;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess rights views}. */
@Command(
    name = "views",
    description = {
      "Tell an index all views of your registered work, so that cropped copies of it are found"
          + " too.",
      "The chain has only their root; the index checks them against it. The file stays here."
    })
final class ViewsCommand extends CessCommand {
  @Parameters(index = "0", paramLabel = "CERTIFICATE", description = "Number of the certificate.")
  private long number;

  @Parameters(index = "1", paramLabel = "FILE", description = "The file that it is of.")
  private Path file = Path.of("");

  @Mixin private IndexOptions index = new IndexOptions();

  @Override
  protected boolean run(Console console) {
    Description description = Claims.describe(file);
    List<String> codes = description.views().stream().map(view -> view.code().hex()).toList();
    index.client().publishViews(number, description.algorithm(), codes);
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("certificate", number);
    json.put("views", codes.size());
    console.result(
        json, "the index knows %d views of certificate %d".formatted(codes.size(), number));
    return true;
  }
}
