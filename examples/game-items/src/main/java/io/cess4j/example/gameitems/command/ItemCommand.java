package io.cess4j.example.gameitems.command;

import io.cess4j.chain.Address;
import io.cess4j.example.gameitems.Items;
import io.cess4j.example.gameitems.Studio;
import io.cess4j.example.kit.DappCommand;
import io.cess4j.example.kit.DappException;
import io.cess4j.example.kit.Session;
import io.cess4j.example.kit.Works;
import io.cess4j.sdk.storage.PutOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What all commands but {@code deploy} share: the contract. */
abstract class ItemCommand extends DappCommand {
  @Option(
      names = "--contract",
      defaultValue = "${env:GAME_ITEMS}",
      paramLabel = "ADDRESS",
      description = "The items' contract, as 'deploy' said (default: $GAME_ITEMS).")
  private @Nullable String contract;

  @Override
  protected final void run(Session session) {
    if (contract == null || contract.isEmpty()) {
      throw new DappException(
          "which contract? Give --contract or set GAME_ITEMS to what 'game-items deploy' says");
    }
    run(session, new Items(Address.of(contract), session));
  }

  abstract void run(Session session, Items items);

  final Studio studio(Session session, Items items) {
    return new Studio(session, items, new Works(session, this::say), PutOptions.defaults());
  }
}
