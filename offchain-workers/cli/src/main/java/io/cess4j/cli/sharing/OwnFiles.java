package io.cess4j.cli.sharing;

import io.cess4j.cli.CommandException;
import io.cess4j.sdk.storage.FileStat;
import io.cess4j.sdk.storage.Storage;
import java.util.List;
import java.util.regex.Pattern;

/** Finds a file of the account by its id or its name. */
public final class OwnFiles {
  private static final Pattern FID = Pattern.compile("(0x)?[0-9a-f]{64}");

  private OwnFiles() {}

  /**
   * @param file an id, or a name that one file has
   * @return 64 hex digits
   */
  public static String find(Storage storage, String file) {
    if (FID.matcher(file).matches()) {
      return file.startsWith("0x") ? file.substring(2) : file;
    }
    List<String> named =
        storage.list().stream()
            .filter(stat -> stat.name().map(name -> name.name().equals(file)).orElse(false))
            .map(FileStat::fid)
            .toList();
    if (named.size() != 1) {
      throw new CommandException(
          named.isEmpty()
              ? "no file of this account is called " + file + ": see 'cess ls'"
              : named.size() + " files are called " + file + ": give the file id, of 'cess ls'");
    }
    return named.getFirst();
  }
}
