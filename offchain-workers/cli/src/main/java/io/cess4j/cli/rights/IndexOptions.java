package io.cess4j.cli.rights;

import io.cess4j.cli.CommandException;
import io.cess4j.cli.LocalPlace;
import io.cess4j.devnet.network.NetworkFile;
import io.cess4j.sdk.rights.IndexClient;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which rights index is asked. */
public final class IndexOptions {
  @Option(
      names = "--index",
      paramLabel = "URL",
      description = {
        "Rights index to ask; or CESS_RIGHTS_INDEX.",
        "Otherwise that of the network on this machine, where it has one (cess up --rights-indexes 1)."
      })
  private @Nullable URI index;

  public IndexClient client() {
    URI chosen = index;
    if (chosen != null) {
      return new IndexClient(chosen);
    }
    String named = System.getenv("CESS_RIGHTS_INDEX");
    return new IndexClient(named == null || named.isEmpty() ? onThisMachine() : URI.create(named));
  }

  private static URI onThisMachine() {
    return NetworkFile.read(LocalPlace.of(null).folder().network())
        .flatMap(NetworkFile::rightsIndex)
        .orElseThrow(
            () ->
                new CommandException(
                    "no rights index is named: give --index or set CESS_RIGHTS_INDEX"));
  }
}
