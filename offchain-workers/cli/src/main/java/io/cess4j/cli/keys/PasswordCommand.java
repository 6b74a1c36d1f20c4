package io.cess4j.cli.keys;

import io.cess4j.chain.AccountKeystore;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Console;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cess keys password}. */
@Command(
    name = "password",
    description =
        "Encrypt the keystore under another password. Copies under the old one stay what they are.")
final class PasswordCommand extends CessCommand {
  @Mixin private KeystoreOptions keystore = new KeystoreOptions();
  @Mixin private NewPassword password = new NewPassword();

  @Override
  protected boolean run(Console console) {
    KeystoreOptions.Open open = keystore.open();
    AccountKeystore.replace(open.account(), open.file(), password.choose(open.file()));
    console.result(
        Map.of(
            "ok",
            true,
            "address",
            open.account().address().toString(),
            "keystore",
            open.file().toString()),
        "%s has a new password".formatted(open.file()));
    return true;
  }
}
