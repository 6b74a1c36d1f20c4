package io.cess4j.cli.network;

import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.LocalPlace;
import io.cess4j.cli.output.Console;
import io.cess4j.devnet.engine.Engine;
import io.cess4j.devnet.network.NetworkFile;
import io.cess4j.devnet.network.NetworkFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess up}. */
@Command(
    name = "up",
    description = {
      "Start a network on this machine and leave it running: chain, contracts, TEE workers, storage miners, gateway, keeper,",
      "and a client with CESS in the vault. A network that was stopped goes on where it was."
    })
public final class UpCommand extends CessCommand {
  private static final long LOOK_AGAIN_MILLIS = 200;

  @Option(
      names = "--miners",
      defaultValue = "8",
      paramLabel = "N",
      description = "Storage miners (default: 8).")
  private int miners;

  @Option(
      names = "--tee-workers",
      defaultValue = "2",
      paramLabel = "N",
      description = "TEE workers (default: 2).")
  private int teeWorkers;

  @Option(
      names = "--keepers",
      defaultValue = "1",
      paramLabel = "N",
      description = "Keepers, which repair, expire and settle (default: 1).")
  private int keepers;

  @Option(
      names = "--consensus-nodes",
      defaultValue = "0",
      paramLabel = "N",
      description = {
        "Consensus nodes, which elect each other and post the beats (default: 0).",
        "On anvil who authors blocks is emulated."
      })
  private int consensusNodes;

  @Option(
      names = "--gateways",
      defaultValue = "1",
      paramLabel = "N",
      description = "Gateways, 1 to 4; sharing and selling want several (default: 1).")
  private int gateways;

  @Option(
      names = "--rights-indexes",
      defaultValue = "0",
      paramLabel = "N",
      description = "Indexes of data rights, 0 to 2; 'cess rights' asks the first (default: 0).")
  private int rightsIndexes;

  @Mixin private HomeOption home = new HomeOption();

  @Mixin private EngineOption engine = new EngineOption();

  @Override
  protected boolean run(Console console) throws IOException, InterruptedException {
    LocalPlace place = home.place();
    NetworkFolder folder = place.folder();
    Optional<NetworkFile> running = NetworkFile.read(folder.network());
    if (running.isPresent()) {
      console.result(json(running.get(), folder), "already running; 'cess status' tells more");
      return true;
    }
    engine.apply();
    Files.createDirectories(folder.home().resolve("logs"));
    Path log = folder.log("supervisor");
    Files.deleteIfExists(log);
    Process supervisor = launch(folder, log);
    follow(console, log, supervisor);
    NetworkFile network = place.network();
    console.result(
        json(network, folder),
        """
        The network runs. Try:
          cess put README.md
          cess status
          cess down
        RPC %s, Directory %s, gateway %s"""
            .formatted(network.rpc(), network.directory(), network.gateway()));
    return true;
  }

  private Process launch(NetworkFolder folder, Path log) throws IOException {
    List<String> command = new ArrayList<>(detached());
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(
        List.of(
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED",
            "-Dcess.home=" + System.getProperty("cess.home", ""),
            "-Dcess.archives=" + System.getProperty("cess.archives", ""),
            "-D" + Engine.PROPERTY + "=" + Engine.wanted().label(),
            "-cp",
            System.getProperty("java.class.path"),
            Supervisor.class.getName(),
            folder.home().toString(),
            Integer.toString(miners),
            Integer.toString(teeWorkers),
            Integer.toString(keepers),
            Integer.toString(consensusNodes),
            Integer.toString(gateways),
            Integer.toString(rightsIndexes)));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
        .start();
  }

  /** A session of its own, so that a closed terminal does not take the network with it. */
  private static List<String> detached() {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(":")) {
      if (Files.isExecutable(Path.of(folder, "setsid"))) {
        return List.of("setsid");
      }
    }
    return List.of("nohup");
  }

  private static void follow(Console console, Path log, Process supervisor)
      throws IOException, InterruptedException {
    while (!Files.exists(log)) {
      Thread.sleep(LOOK_AGAIN_MILLIS);
    }
    try (BufferedReader reader = Files.newBufferedReader(log)) {
      while (true) {
        String line = reader.readLine();
        if (line == null) {
          if (!supervisor.isAlive() && !reader.ready()) {
            throw new CommandException("the network did not start; its log is " + log);
          }
          Thread.sleep(LOOK_AGAIN_MILLIS);
        } else if (line.equals("running")) {
          return;
        } else if (line.startsWith("failed: ")) {
          throw new CommandException("the network did not start: " + line.substring(8));
        } else {
          console.say(line);
        }
      }
    }
  }

  private static Map<String, Object> json(NetworkFile network, NetworkFolder folder) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("engine", network.engine());
    json.put("chainId", network.chainId());
    json.put("rpc", network.rpc().toString());
    json.put("directory", network.directory().toString());
    json.put("gateway", network.gateway().toString());
    json.put("workers", network.workers().size());
    json.put("home", folder.home().toString());
    return json;
  }
}
