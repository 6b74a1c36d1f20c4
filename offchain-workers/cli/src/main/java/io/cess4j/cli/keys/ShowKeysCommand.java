package io.cess4j.cli.keys;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.keys.RingSummary;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cess keys show}. */
@Command(name = "show", description = "Tell whose keystore it is and what its key ring holds.")
final class ShowKeysCommand extends CessCommand {
  @Mixin private KeystoreOptions keystore = new KeystoreOptions();

  @Override
  protected boolean run(Console console) {
    KeystoreOptions.Open open = keystore.open();
    RingSummary ring = open.ring().summary();
    boolean exists = Files.exists(open.ringFile());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("address", open.account().address().toString());
    json.put("keystore", open.file().toString());
    json.put("ring", exists ? open.ringFile().toString() : "");
    json.put("generation", ring.generation());
    json.put("unfinished", ring.unfinished());
    json.put("erasable", ring.erasable());
    json.put("erased", ring.erased());
    console.result(
        json,
        """
        account     %s
        keystore    %s
        key ring    %s
        sealing key generation %d
        %d unfinished uploads, %d erasable files (keep a copy of the ring: nothing else opens them), %d erased\
        """
            .formatted(
                open.account().address(),
                open.file(),
                exists ? open.ringFile() : "none yet",
                ring.generation(),
                ring.unfinished(),
                ring.erasable(),
                ring.erased()));
    return true;
  }
}
