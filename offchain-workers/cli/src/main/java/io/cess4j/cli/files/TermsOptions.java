package io.cess4j.cli.files;

import io.cess4j.cli.CommandException;
import io.cess4j.sdk.storage.StorageTerms;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a file is to be stored, where the network's defaults do not suit. */
final class TermsOptions {
  @Option(
      names = "-k",
      paramLabel = "K",
      description = "Any K of the N fragments restore the file (default: the network's).")
  private @Nullable Integer k;

  @Option(names = "-n", paramLabel = "N", description = "Miners that hold a fragment.")
  private @Nullable Integer n;

  @Option(
      names = "--days",
      paramLabel = "DAYS",
      description = "Term in protocol days; the end is rounded up to a week.")
  private @Nullable Integer days;

  @Option(
      names = "--regions",
      paramLabel = "MASK",
      description = "Bit r allows region r, for example 0x3 (default: anywhere).")
  private @Nullable String regions;

  StorageTerms over(StorageTerms defaults) {
    return new StorageTerms(
        k == null ? defaults.k() : k,
        n == null ? defaults.n() : n,
        days == null ? defaults.termDays() : days,
        regions == null ? defaults.regions() : mask(regions));
  }

  private static int mask(String text) {
    try {
      return Integer.decode(text);
    } catch (NumberFormatException e) {
      throw new CommandException(
          "--regions " + text + " is no number: give a mask of 16 bits, for example 0x3", e);
    }
  }
}
