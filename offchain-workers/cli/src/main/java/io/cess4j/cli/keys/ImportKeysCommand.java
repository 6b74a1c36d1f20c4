package io.cess4j.cli.keys;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.keys.KeyRing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess keys import}. */
@Command(
    name = "import",
    description =
        "Make a keystore from another wallet's (web3 secret storage), from a file with a private key"
            + " in hex, or from one with the words of a mnemonic; a key ring beside it comes along.")
final class ImportKeysCommand extends CessCommand {
  @Parameters(index = "0", paramLabel = "SOURCE", description = "What to read.")
  private Path source = Path.of("");

  @Parameters(index = "1", paramLabel = "FILE", description = "Keystore to write.")
  private Path file = Path.of("");

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File with the password of SOURCE; or CESS_KEYSTORE_PASSWORD, or the terminal.")
  private @Nullable Path sourcePassword;

  @Option(
      names = "--index",
      paramLabel = "N",
      description = "Which account of a mnemonic, m/44'/60'/0'/0/N (default: 0).")
  private int index;

  @Mixin private NewPassword password = new NewPassword();

  @Override
  protected boolean run(Console console) {
    Targets.mustBeNew(file);
    Targets.mustBeNew(KeyRing.beside(file));
    Account account = new KeySource(source, sourcePassword, index).account();
    AccountKeystore.save(account, file, password.choose(file));
    boolean ring = Files.exists(KeyRing.beside(source));
    if (ring) {
      KeyRing.open(KeyRing.beside(source), account).copyTo(KeyRing.beside(file));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("address", account.address().toString());
    json.put("keystore", file.toString());
    json.put("ring", ring ? KeyRing.beside(file).toString() : "");
    console.result(
        json,
        "account %s in %s%s".formatted(account.address(), file, ring ? ", with its key ring" : ""));
    return true;
  }
}
