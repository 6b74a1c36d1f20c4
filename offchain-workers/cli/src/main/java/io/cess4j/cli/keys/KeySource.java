package io.cess4j.cli.keys;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.Passwords;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file with an account key, in one of the forms that wallets use.
 *
 * @param password file with that of a keystore; null to ask elsewhere
 * @param index of the account of a mnemonic
 */
record KeySource(Path file, @Nullable Path password, int index) {
  private static final int LONGEST = 65_536;
  private static final Pattern PRIVATE_KEY = Pattern.compile("(0x)?[0-9a-fA-F]{64}");
  private static final Pattern WORDS = Pattern.compile("[a-z]+( +[a-z]+){11,23}");

  /**
   * @throws CommandException where it is none of them; its text is never quoted
   */
  Account account() {
    String text = read();
    if (text.startsWith("{")) {
      String opened =
          new Passwords(System.getenv()).of(file, password, AccountKeystore.PASSWORD_VARIABLE);
      return AccountKeystore.load(file, opened);
    }
    if (PRIVATE_KEY.matcher(text).matches()) {
      byte[] secret = HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text);
      try {
        return Account.of(secret);
      } finally {
        Arrays.fill(secret, (byte) 0);
      }
    }
    if (WORDS.matcher(text).matches()) {
      return Account.fromMnemonic(text.replaceAll(" +", " "), index);
    }
    throw new CommandException(
        file
            + " holds no key: expected web3 secret storage (JSON), 64 hex digits, or the words of a"
            + " mnemonic");
  }

  private String read() {
    try {
      if (Files.size(file) > LONGEST) {
        throw new CommandException(file + " is too long to hold a key");
      }
      return Files.readString(file, StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new CommandException("cannot read %s: is the path right?".formatted(file), e);
    }
  }
}
