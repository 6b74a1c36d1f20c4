package io.cess4j.cli.network;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.Constants;
import io.cess4j.chain.contract.Miner;
import io.cess4j.chain.contract.TeeWorker;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Sizes;
import io.cess4j.cli.output.Table;
import io.cess4j.devnet.network.NetworkFile;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code cess status}. */
@Command(
    name = "status",
    description = "Show the network on this machine: chain, workers, space, earnings.")
public final class StatusCommand extends CessCommand {
  @Mixin private HomeOption home = new HomeOption();

  @Override
  protected boolean run(Console console) throws InterruptedException {
    NetworkFile running = home.place().network();
    try (Network network = Network.connect(running.rpc(), running.directory())) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("ok", true);
      String head = chain(network, running, json);
      String text =
          head
              + System.lineSeparator()
              + System.lineSeparator()
              + workers(running, json)
              + System.lineSeparator()
              + System.lineSeparator()
              + miners(network, json)
              + System.lineSeparator()
              + System.lineSeparator()
              + teeWorkers(network, json);
      console.result(json, text);
      return true;
    }
  }

  private static String chain(Network network, NetworkFile running, Map<String, Object> json) {
    long block = network.connection().latestBlock().number();
    long day = network.calendar().dayAt(network.clock().instant());
    json.put("engine", running.engine());
    json.put("chainId", running.chainId());
    json.put("rpc", running.rpc().toString());
    json.put("directory", running.directory().toString());
    json.put("gateway", running.gateway().toString());
    json.put("block", block);
    json.put("day", day);
    json.put("pricePerGiBDay", network.orders().price().toString());
    return "%s chain %d at %s, block %d, protocol day %d%nDirectory %s%ngateway   %s%nprice     %s per GiB of fragment and day"
        .formatted(
            running.engine(),
            running.chainId(),
            running.rpc(),
            block,
            day,
            running.directory(),
            running.gateway(),
            Amounts.cess(network.orders().price()));
  }

  private static String workers(NetworkFile running, Map<String, Object> json)
      throws InterruptedException {
    Table table = new Table("process", "pid", "state", "endpoint", "metrics");
    List<Map<String, Object>> all = new ArrayList<>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (NetworkFile.Worker worker : running.workers()) {
        String state = state(client, worker);
        table.row(
            worker.name(),
            worker.pid(),
            state,
            worker.endpoint(),
            worker.management().resolve("/metrics"));
        all.add(
            Map.of(
                "name", worker.name(),
                "pid", worker.pid(),
                "state", state,
                "endpoint", worker.endpoint().toString()));
      }
    }
    json.put("workers", all);
    return table.toString();
  }

  private static String state(HttpClient client, NetworkFile.Worker worker)
      throws InterruptedException {
    if (!ProcessHandle.of(worker.pid()).map(ProcessHandle::isAlive).orElse(false)) {
      return "ended";
    }
    try {
      HttpRequest request =
          HttpRequest.newBuilder(worker.management().resolve("/ready"))
              .timeout(Duration.ofSeconds(5))
              .build();
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == 200 ? "ready" : "not ready";
    } catch (IOException e) {
      return "silent";
    }
  }

  private static String miners(Network network, Map<String, Object> json) {
    Constants constants = network.parameters().constants();
    Table table = new Table("miner", "declared", "used", "collateral", "earned", "missed days");
    List<Map<String, Object>> all = new ArrayList<>();
    for (long id = 1; id <= network.miners().count(); id++) {
      Miner miner = network.miners().miner(id);
      long misses = network.auditRounds().misses(id).consecutive();
      table.row(
          id,
          Sizes.of(miner.declaredUnits() * constants.unitBytes()),
          Sizes.of(miner.usedSectors() * 31),
          Amounts.cess(miner.collateral()),
          Amounts.cess(network.deals().earned(id)),
          misses);
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("miner", id);
      one.put("endpoint", miner.endpoint());
      one.put("declaredBytes", miner.declaredUnits() * constants.unitBytes());
      one.put("usedBytes", miner.usedSectors() * 31);
      one.put("collateral", miner.collateral().toString());
      one.put("earned", network.deals().earned(id).toString());
      one.put("missedDays", misses);
      all.add(one);
    }
    json.put("miners", all);
    return table.toString();
  }

  private static String teeWorkers(Network network, Map<String, Object> json) {
    Table table = new Table("TEE worker", "group", "attestation", "endpoint", "missed beats");
    List<Map<String, Object>> all = new ArrayList<>();
    for (int id = 1; id <= network.teeWorkers().count(); id++) {
      TeeWorker worker = network.teeWorkers().worker(id);
      long missed = network.beats().missed(worker.account());
      table.row(id, worker.group(), worker.level(), worker.endpoint(), missed);
      all.add(
          Map.of(
              "worker",
              id,
              "group",
              worker.group(),
              "attestation",
              worker.level().toString(),
              "missedBeats",
              missed));
    }
    json.put("teeWorkers", all);
    return table.toString();
  }
}
