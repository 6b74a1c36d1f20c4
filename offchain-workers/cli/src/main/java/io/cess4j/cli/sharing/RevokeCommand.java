package io.cess4j.cli.sharing;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.ConnectionOptions;
import io.cess4j.cli.output.Console;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.sharing.Revoked;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code cess revoke}. */
@Command(
    name = "revoke",
    description = {
      "End a grant at once: gateways answer its reader no more, and what you share from now on has"
          + " another key.",
      "What the reader has read, and keys it has kept, cannot be taken back."
    })
public final class RevokeCommand extends CessCommand {
  @Parameters(paramLabel = "GRANT", description = "Id, as 'cess share' and 'cess shared' print it.")
  private String grant = "";

  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Override
  protected boolean run(Console console) {
    try (Cess cess = connection.connect()) {
      Revoked revoked = cess.sharing().revoke(id());
      List<String> others = revoked.others().stream().map(Address::hex).toList();
      console.result(
          Map.of(
              "ok",
              true,
              "grant",
              revoked.grant().hex(),
              "tx",
              revoked.transaction().hex(),
              "epoch",
              revoked.epoch(),
              "others",
              others),
          "revoked "
              + revoked.grant()
              + (others.isEmpty()
                  ? ""
                  : "\nthese go on reading what they could read, and need a new grant for what you"
                      + " share under this label from now on:\n  "
                      + String.join("\n  ", others)));
      return true;
    }
  }

  private Bytes32 id() {
    try {
      return Bytes32.of(grant);
    } catch (IllegalArgumentException e) {
      throw new CommandException(grant + " is no grant: give 0x and 64 hex digits");
    }
  }
}
