package io.cess4j.cli.rights;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.LineageEdge;
import io.cess4j.chain.contract.LineageKind;
import io.cess4j.cli.CommandException;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which edge of a lineage. */
final class EdgeOptions {
  private static final int WHOLE = 10_000;

  @Parameters(index = "0", paramLabel = "CHILD", description = "The later certificate.")
  private long child;

  @Option(
      names = "--from",
      required = true,
      paramLabel = "PARENT",
      description = "The earlier certificate.")
  private long parent;

  @Option(
      names = "--share",
      defaultValue = "0",
      paramLabel = "POINTS",
      description =
          "Hundredths of a per cent of what the child earns, for the parent (default: 0).")
  private int share;

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "Text of the licence, or whatever supports it; its hash goes on chain.")
  private @Nullable Path text;

  long child() {
    return child;
  }

  LineageEdge edge(LineageKind kind) throws IOException {
    if (share < 0 || share > WHOLE) {
      throw new CommandException(
          "--share %d is not between 0 and %d hundredths of a per cent".formatted(share, WHOLE));
    }
    Bytes32 evidence = Claims.licence(text);
    return new LineageEdge(parent, kind, share, evidence);
  }
}
