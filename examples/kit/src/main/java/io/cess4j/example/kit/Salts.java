package io.cess4j.example.kit;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Salts of commitments, on disk before anything is sent: whoever loses one loses the bond. The
 * usual folder is that of {@code cess rights register}, which goes on where a dApp was killed.
 */
record Salts(Path folder) {
  static Salts usual() {
    return new Salts(Path.of(System.getProperty("user.home"), ".cess", "rights"));
  }

  /** The salt that is there, or a fresh one once it is. */
  Bytes32 loadOrKeep(RightsClaim claim, Bytes32 fresh) {
    Path file = fileOf(claim);
    try {
      if (Files.exists(file)) {
        return Bytes32.of(Files.readString(file).strip());
      }
      Files.createDirectories(folder);
      Path whole = file.resolveSibling(file.getFileName() + ".new");
      Files.writeString(
          whole,
          fresh.hex(),
          StandardOpenOption.CREATE,
          StandardOpenOption.TRUNCATE_EXISTING,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC);
      Files.move(whole, file);
      return fresh;
    } catch (IOException | IllegalArgumentException e) {
      throw new DappException(
          "the salt cannot be kept in %s, and without it the bond is lost: nothing was sent"
              .formatted(file),
          e);
    }
  }

  void delete(RightsClaim claim) {
    try {
      Files.deleteIfExists(fileOf(claim));
    } catch (IOException e) {
      throw new DappException(fileOf(claim) + " is of no use any more and cannot be deleted", e);
    }
  }

  private Path fileOf(RightsClaim claim) {
    return folder.resolve(claim.digest().hex());
  }
}
