package io.cess4j.cli.files;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.storage.Erasure;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess erase}. */
@Command(
    name = "erase",
    description = {
      "Destroy the key of a file that was stored with 'cess put --erasable', then end its deals.",
      "Out of reach: what somebody has read already or was granted, and copies of the key ring"
          + " (exports, backups, snapshots of the disk). Miners drop their fragments once the deals"
          + " end; who keeps them has bytes that no key opens."
    })
public final class EraseCommand extends CessCommand {
  @Parameters(paramLabel = "FID", description = "File id.")
  private String fid = "";

  @Mixin private Consent consent = new Consent();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      consent.ask(console, "nobody, you included, will ever read file " + fid + " again");
      Erasure erasure = cess.storage().erase(fid);
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      json.put("fid", erasure.fid());
      json.put("deals", erasure.deals());
      json.put("refund", erasure.back().toString());
      console.result(
          json,
          "the key of %s is destroyed; deals %s are ended and %s came back"
              .formatted(erasure.fid(), erasure.deals(), Amounts.cess(erasure.back())));
      return true;
    }
  }
}
