package io.cess4j.cli.rights;

import io.cess4j.cli.CommandException;
import io.cess4j.sdk.rights.IndexClient;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rights index is asked. */
final class IndexOptions {
  @Option(
      names = "--index",
      paramLabel = "URL",
      description = "Rights index to ask; or CESS_RIGHTS_INDEX.")
  private @Nullable URI index;

  IndexClient client() {
    URI chosen = index;
    if (chosen == null) {
      String named = System.getenv("CESS_RIGHTS_INDEX");
      if (named == null || named.isEmpty()) {
        throw new CommandException(
            "no rights index is named: give --index or set CESS_RIGHTS_INDEX");
      }
      chosen = URI.create(named);
    }
    return new IndexClient(chosen);
  }
}
