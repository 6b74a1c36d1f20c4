package io.cess4j.cli.keys;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Console;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess keys new}. */
@Command(name = "new", description = "Create an account in a new keystore.")
final class NewKeyCommand extends CessCommand {
  @Parameters(paramLabel = "FILE", description = "Keystore to write; never overwritten.")
  private Path file = Path.of("");

  @Mixin private NewPassword password = new NewPassword();

  @Override
  protected boolean run(Console console) {
    Targets.mustBeNew(file);
    Account account = Account.generate(new SecureRandom());
    AccountKeystore.save(account, file, password.choose(file));
    console.result(
        Map.of("ok", true, "address", account.address().toString(), "keystore", file.toString()),
        "account %s in %s; keep a copy of the file and of its password"
            .formatted(account.address(), file));
    return true;
  }
}
