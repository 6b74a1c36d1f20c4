package io.cess4j.example.gameitems.command;

import io.cess4j.chain.Address;
import io.cess4j.example.gameitems.Items;
import io.cess4j.example.kit.DappCommand;
import io.cess4j.example.kit.Session;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code deploy}. */
@Command(name = "deploy", description = "Create the contract; it belongs to nobody.")
public final class DeployCommand extends DappCommand {
  @Override
  protected void run(Session session) {
    Address contract = Items.deploy(session);
    result(
        Map.of("ok", true, "contract", contract.hex()),
        "now: export GAME_ITEMS=%s".formatted(contract));
  }
}
