package io.cess4j.cli.files;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a file goes that is read without a target: its name, made harmless, in this folder. The
 * name comes from whoever stored the file.
 */
final class LocalName {
  /** File systems take 255 bytes, and what is not complete yet is called 23 bytes longer. */
  private static final int LONGEST_BYTES = 200;

  /** Separators of any system, what steers terminals, and what Windows does not take. */
  private static final Pattern HARMFUL =
      Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}/\\\\:*?\"<>|]");

  private LocalName() {}

  /**
   * @param name as the owner called it, any text
   * @return one element below the working folder; {@code fid} where nothing of the name can be used
   */
  static Path of(String name, String fid) {
    String harmless = HARMFUL.matcher(name).replaceAll("_");
    if (harmless.startsWith(".")) { // this folder, the one above, or a hidden file
      harmless = "_" + harmless.substring(1);
    }
    boolean usable =
        !harmless.isBlank() && harmless.getBytes(StandardCharsets.UTF_8).length <= LONGEST_BYTES;
    return Path.of(usable ? harmless : fid);
  }
}
