package io.cess4j.cli.miner;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.chain.Network;
import io.cess4j.cli.CessCommand;
import io.cess4j.cli.CommandException;
import io.cess4j.cli.output.Amounts;
import io.cess4j.cli.output.Console;
import io.cess4j.cli.output.Sizes;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code cess miner init}. */
@Command(
    name = "init",
    description = {
      "Prepare a storage miner: keystore, configuration, checks of chain, ports and disks.",
      "Nothing is registered and nothing is paid yet: 'cess miner run' does that."
    })
public final class InitCommand extends CessCommand {
  @Option(names = "--rpc", paramLabel = "URL", required = true, description = "A node's JSON-RPC.")
  private URI rpc = URI.create("");

  @Option(
      names = "--directory",
      paramLabel = "ADDRESS",
      required = true,
      description = "Directory contract of the network.")
  private String directory = "";

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--disks",
      paramLabel = "DIR",
      split = ",",
      description = "Folders for fragments, one a disk (default: 'files' in the data folder).")
  private List<Path> disks = List.of();

  @Option(
      names = "--units",
      paramLabel = "N",
      defaultValue = "1",
      description = "Space to declare, in the network's units (default: 1).")
  private int units;

  @Option(
      names = "--region",
      paramLabel = "R",
      defaultValue = "0",
      description = "0 to 15 (default: 0).")
  private int region;

  @Option(
      names = "--listen",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:15010",
      description = "Where gateways and readers reach this miner (default: 127.0.0.1:15010).")
  private String listen = "";

  @Option(
      names = "--advertised",
      paramLabel = "URL",
      description = "https://host:port that the registry shall hold, where it is not --listen.")
  private @Nullable String advertised;

  @Option(
      names = "--management",
      paramLabel = "HOST:PORT",
      defaultValue = "127.0.0.1:15011",
      description = "Health, metrics, status; keep it on this machine (default: 127.0.0.1:15011).")
  private String management = "";

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "Password of the keystores (default: CESS_KEYSTORE_PASSWORD, or asked for).")
  private @Nullable Path passwordFile;

  @Override
  protected boolean run(Console console) throws IOException {
    MinerFolder folder = data.folder();
    if (Files.exists(folder.configuration())) {
      throw new CommandException(
          "%s is there already: edit it, or name another folder".formatted(folder.configuration()));
    }
    if (units < 1 || region < 0 || region > 15) {
      throw new CommandException(
          "units must be 1 or more and region 0 to 15, not %d and %d".formatted(units, region));
    }
    Endpoint peers = Endpoint.parse("--listen", listen);
    Endpoint operator = Endpoint.parse("--management", management);
    if (peers.isEverywhere() && advertised == null) {
      throw new CommandException(
          "%s is no address that others can call: say it with --advertised https://HOST:PORT"
              .formatted(peers.host()));
    }
    try (Network network = Network.connect(rpc, Address.of(directory))) {
      long unitBytes = network.parameters().constants().unitBytes();
      Files.createDirectories(folder.home());
      List<Path> folders = disks.isEmpty() ? List.of(folder.home()) : absolute(disks);
      long free = Room.check(folders, units, unitBytes);
      Room.checkPort(peers.host(), peers.port());
      Room.checkPort(operator.host(), operator.port());
      Secret secret = secret(folder);
      Address account = account(folder, secret);
      write(folder, secret, peers, operator);
      Means means = Means.of(network, account, units);
      console.result(
          json(folder, network, account, means, free),
          text(folder, network, account, means, units * unitBytes, free));
      return true;
    }
  }

  private static List<Path> absolute(List<Path> folders) {
    return folders.stream().map(folder -> folder.toAbsolutePath().normalize()).toList();
  }

  private Secret secret(MinerFolder folder) {
    Path file =
        passwordFile == null ? folder.password() : passwordFile.toAbsolutePath().normalize();
    return Secret.choose(file, passwordFile != null, System.getenv());
  }

  /** The keystore that is there, which may come from another wallet, or a new one. */
  private static Address account(MinerFolder folder, Secret secret) {
    if (Files.exists(folder.keystore())) {
      return AccountKeystore.load(folder.keystore(), secret.text()).address();
    }
    Account fresh = Account.generate(new SecureRandom());
    AccountKeystore.save(fresh, folder.keystore(), secret.text());
    return fresh.address();
  }

  private void write(MinerFolder folder, Secret secret, Endpoint peers, Endpoint operator)
      throws IOException {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("data", folder.home().toString());
    settings.put("password", secret.source());
    settings.put("account", folder.keystore().getFileName().toString());
    settings.put("rpc", rpc.toString());
    settings.put("directory", directory);
    settings.put("listen.host", peers.host());
    settings.put("listen.port", Integer.toString(peers.port()));
    if (advertised != null) {
      settings.put("listen.advertised", advertised);
    }
    settings.put("management.host", operator.host());
    settings.put("management.port", Integer.toString(operator.port()));
    settings.put("units", Integer.toString(units));
    settings.put("region", Integer.toString(region));
    if (!disks.isEmpty()) {
      settings.put(
          "disks", String.join(",", absolute(disks).stream().map(Path::toString).toList()));
    }
    List<String> lines = new ArrayList<>();
    lines.add("# a storage miner; docs/operators.md explains every key");
    settings.forEach((key, value) -> lines.add(key + "=" + value.replace("\\", "\\\\")));
    Path fresh = folder.home().resolve("miner.properties.new");
    Files.write(fresh, lines);
    Files.move(fresh, folder.configuration());
  }

  private Map<String, Object> json(
      MinerFolder folder, Network network, Address account, Means means, long free) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", true);
    json.put("configuration", folder.configuration().toString());
    json.put("chainId", network.connection().chainId());
    json.put("account", account.toString());
    json.put("collateral", means.collateral().toString());
    json.put("vault", means.vault().toString());
    json.put("wallet", means.wallet().toString());
    json.put("ether", means.ether().toString());
    json.put("cessMissing", means.cessMissing().toString());
    json.put("etherMissing", means.etherMissing().toString());
    json.put("freeBytes", free);
    return json;
  }

  private String text(
      MinerFolder folder, Network network, Address account, Means means, long declared, long free) {
    String missing =
        means.cessMissing().signum() == 0 && means.etherMissing().signum() == 0
            ? "nothing is missing"
            : "send %s and %s ether to %s before 'cess miner run'"
                .formatted(
                    Amounts.cess(means.cessMissing()),
                    Amounts.cess(means.etherMissing()).replace(" CESS", ""),
                    account);
    return """
    configuration  %s
    chain          %d, Directory %s
    account        %s (keystore %s; keep a copy of it and of its password)
    space          %s declared, %s free
    collateral     %s for %d units; in the vault %s, in the wallet %s
    ether for gas  %s
    missing        %s
    Next: cess miner run --data %s\
    """
        .formatted(
            folder.configuration(),
            network.connection().chainId(),
            directory,
            account,
            folder.keystore(),
            Sizes.of(declared),
            Sizes.of(free),
            Amounts.cess(means.collateral()),
            units,
            Amounts.cess(means.vault()),
            Amounts.cess(means.wallet()),
            Amounts.cess(means.ether()).replace(" CESS", ""),
            missing,
            folder.home());
  }
}
