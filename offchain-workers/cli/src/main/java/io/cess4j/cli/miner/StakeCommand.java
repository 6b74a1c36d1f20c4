package io.cess4j.cli.miner;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Standing;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Consent;
import io.cess4j.cli.output.Console;
import io.cess4j.contracts.errors.ContractRevert;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Mixin;

/** What commands share that move what stands behind a miner. */
abstract class StakeCommand extends CessCommand {
  @Mixin private DataOption data = new DataOption();
  @Mixin private Consent consent = new Consent();

  @Override
  protected final boolean run(Console console) {
    MinerFolder folder = data.folder();
    Account account = folder.account(System.getenv());
    try (Network network =
        Network.connect(
            URI.create(folder.setting("rpc")), Address.of(folder.setting("directory")))) {
      long id = RegisteredMiner.require(network, account.address()).id();
      try {
        act(new OwnMiner(network, account, id), console);
      } catch (ContractRevert changedMeanwhile) {
        throw new CommandException(Refusals.words(changedMeanwhile), changedMeanwhile);
      }
      return true;
    }
  }

  /** Says, asks, does, tells. */
  abstract void act(OwnMiner miner, Console console);

  final MinerFolder folder() {
    return data.folder();
  }

  final void ask(Console console, String plan) {
    consent.ask(console, plan);
  }

  /** The result: where the miner stands now. */
  static Map<String, Object> json(OwnMiner miner, boolean changed) {
    Standing standing = miner.standing();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("miner", miner.id());
    json.put("changed", changed);
    json.put("state", ChainMiner.word(standing.state()));
    json.put("pledged", standing.pledged().toString());
    json.put("collateral", standing.collateral().toString());
    json.put("debt", standing.debt().toString());
    json.put("owed", standing.owed().toString());
    return json;
  }
}
