package io.cess4j.cli.rights;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.cli.CommandException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The salt of a commitment, kept before anything is sent: whoever loses it loses the bond. In
 * {@code .cess/rights} of the user's home, named by the claim.
 */
record SaltFile(Path path) {
  static SaltFile of(RightsClaim claim) {
    return new SaltFile(
        Path.of(System.getProperty("user.home"), ".cess", "rights", claim.digest().hex()));
  }

  /** The salt that is there, or a fresh one once it is. */
  Bytes32 loadOrKeep(Bytes32 fresh) {
    try {
      if (Files.exists(path)) {
        return Bytes32.of(Files.readString(path).strip());
      }
      Files.createDirectories(path.getParent());
      Path whole = path.resolveSibling(path.getFileName() + ".new");
      Files.writeString(
          whole,
          fresh.hex(),
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(whole, path);
      return fresh;
    } catch (IOException | IllegalArgumentException e) {
      throw new CommandException(
          "the salt cannot be kept in %s, and without it the bond is lost: nothing was sent"
              .formatted(path),
          e);
    }
  }

  void delete() throws IOException {
    Files.deleteIfExists(path);
  }
}
