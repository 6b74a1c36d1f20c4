package io.cess4j.cli.keys;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.cli.LocalPlace;
import io.cess4j.cli.Passwords;
import io.cess4j.sdk.keys.KeyRing;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which keystore. Without options: that of the client of the network on this machine. */
final class KeystoreOptions {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where the network on this machine lives.")
  private @Nullable Path home;

  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      description = "Keystore of the account (web3 secret storage).")
  private @Nullable Path keystore;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File with its password; or CESS_KEYSTORE_PASSWORD, or the terminal.")
  private @Nullable Path passwordFile;

  /** A keystore with its password known. */
  record Open(Path file, Account account) {
    Path ringFile() {
      return KeyRing.beside(file);
    }

    KeyRing ring() {
      return KeyRing.open(ringFile(), account);
    }
  }

  Open open() {
    LocalPlace place = LocalPlace.of(home);
    if (keystore == null) {
      return new Open(place.folder().keystore("client"), place.client());
    }
    String password =
        new Passwords(System.getenv())
            .of(keystore, passwordFile, AccountKeystore.PASSWORD_VARIABLE);
    return new Open(keystore, AccountKeystore.load(keystore, password));
  }
}
