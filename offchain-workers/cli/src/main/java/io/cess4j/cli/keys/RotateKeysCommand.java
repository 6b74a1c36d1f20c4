package io.cess4j.cli.keys;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Console;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cess keys rotate}. */
@Command(
    name = "rotate",
    description = {
      "Have new files sealed to the account's next sealing key, for when the one in use has leaked.",
      "Files that are stored already stay sealed to theirs: whoever has that old key reads them, as"
          + " you do. A leaked account key is another matter: move to a new account."
    })
final class RotateKeysCommand extends CessCommand {
  @Mixin private KeystoreOptions keystore = new KeystoreOptions();

  @Override
  protected boolean run(Console console) {
    KeystoreOptions.Open open = keystore.open();
    int generation = open.ring().rotate();
    console.result(
        Map.of(
            "ok",
            true,
            "address",
            open.account().address().toString(),
            "generation",
            generation,
            "ring",
            open.ringFile().toString()),
        "new files of %s are sealed to generation %d of its sealing key; older ones open as before"
            .formatted(open.account().address(), generation));
    return true;
  }
}
