package io.cess4j.cli.keys;

import io.cess4j.cli.Passwords;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The password of what is written. */
final class NewPassword {
  static final String VARIABLE = "CESS_NEW_KEYSTORE_PASSWORD";

  @Option(
      names = "--new-password-file",
      paramLabel = "FILE",
      description =
          "File with the password of what is written; or CESS_NEW_KEYSTORE_PASSWORD, or the"
              + " terminal.")
  private @Nullable Path file;

  String choose(Path keystore) {
    return new Passwords(System.getenv()).choose(keystore, file, VARIABLE);
  }
}
