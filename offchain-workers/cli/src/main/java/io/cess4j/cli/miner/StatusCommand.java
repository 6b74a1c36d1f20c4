package io.cess4j.cli.miner;

import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Miner;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Console;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** {@code cess miner status}. */
@Command(
    name = "status",
    description = "Show what chain and worker say of this miner: space, deals, days, money, rot.")
public final class StatusCommand extends CessCommand {
  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--days",
      paramLabel = "N",
      defaultValue = "7",
      description = "Newest protocol days to show (default: 7).")
  private int days;

  @Override
  protected boolean run(Console console) throws InterruptedException {
    MinerFolder folder = data.folder();
    Optional<LocalMiner> running = folder.running();
    Optional<JsonNode> worker = running.isPresent() ? running.get().status() : Optional.empty();
    Address account = folder.address();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("account", account.toString());
    json.put("running", running.isPresent());
    StringBuilder text = new StringBuilder();
    try (Network network =
        Network.connect(
            URI.create(folder.setting("rpc")), Address.of(folder.setting("directory")))) {
      Optional<Miner> miner = RegisteredMiner.find(network, account);
      if (miner.isPresent()) {
        new ChainPart(network, miner.get(), days).tell(json, text);
      } else {
        text.append(
            "account %s has no miner yet: 'cess miner run' registers it%n".formatted(account));
      }
    }
    if (worker.isPresent()) {
      new WorkerPart(worker.get()).tell(json, text);
    } else if (running.isPresent()) {
      text.append(
          "the worker runs and is not registered yet: %s%n".formatted(running.get().trouble()));
    } else {
      text.append("the worker does not run: start it with 'cess miner run'%n".formatted());
    }
    console.result(json, text.toString().stripTrailing());
    return true;
  }
}
