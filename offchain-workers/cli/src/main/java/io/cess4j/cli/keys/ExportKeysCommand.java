package io.cess4j.cli.keys;

import io.cess4j.chain.AccountKeystore;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.keys.KeyRing;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code cess keys export}. */
@Command(
    name = "export",
    description = {
      "Copy the keystore under a password of its own, for another machine or wallet, and the key"
          + " ring beside it.",
      "What you erase later stays readable from such a copy of the ring."
    })
final class ExportKeysCommand extends CessCommand {
  @Parameters(paramLabel = "TARGET", description = "File to write; never overwritten.")
  private Path target = Path.of("");

  @Option(
      names = "--private-key",
      description = "Write the bare private key as hex, which no password protects.")
  private boolean bare;

  @Mixin private KeystoreOptions keystore = new KeystoreOptions();
  @Mixin private NewPassword password = new NewPassword();
  @Mixin private Consent consent = new Consent();

  @Override
  protected boolean run(Console console) {
    Targets.mustBeNew(target);
    Targets.mustBeNew(KeyRing.beside(target));
    KeystoreOptions.Open open = keystore.open();
    if (bare) {
      consent.ask(
          console,
          "whoever reads %s will have account %s: its money and all its files"
              .formatted(target, open.account().address()));
      AccountKeystore.writePrivateKey(open.account(), target);
    } else {
      AccountKeystore.save(open.account(), target, password.choose(target));
    }
    boolean ring = Files.exists(open.ringFile());
    if (ring) {
      open.ring().copyTo(KeyRing.beside(target));
    }
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("address", open.account().address().toString());
    json.put("file", target.toString());
    json.put("ring", ring ? KeyRing.beside(target).toString() : "");
    console.result(
        json, "wrote %s%s".formatted(target, ring ? " and " + KeyRing.beside(target) : ""));
    return true;
  }
}
