package io.cess4j.runtime;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Map;

/** The account that a worker signs and pays with, from the keystore named in its settings. */
public final class WorkerAccount {

  private WorkerAccount() {}

  /**
   * Opens the keystore.
   *
   * @throws io.cess4j.chain.ChainException.KeystoreFailed where it is missing or the password is
   *     wrong
   */
  public static Account open(WorkerSettings settings, Map<String, String> environment) {
    char[] password = settings.password().read(environment);
    try {
      return AccountKeystore.load(file(settings), new String(password));
    } finally {
      Arrays.fill(password, '\0');
    }
  }

  /**
   * Opens the keystore, or writes one with a fresh key on first start; the account then still needs
   * ether.
   */
  public static Account openOrCreate(
      WorkerSettings settings, Map<String, String> environment, SecureRandom random) {
    if (!Files.exists(file(settings))) {
      char[] password = settings.password().read(environment);
      AccountKeystore.save(Account.generate(random), file(settings), new String(password));
      Arrays.fill(password, '\0');
    }
    return open(settings, environment);
  }

  private static Path file(WorkerSettings settings) {
    return settings.data().resolve(settings.account());
  }
}
