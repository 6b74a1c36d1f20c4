package io.cess4j.cli.miner;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.cli.CommandException;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The folder of one miner, as {@code cess miner init} lays it out.
 *
 * @param home absolute
 */
record MinerFolder(Path home) {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  MinerFolder {
    home = home.toAbsolutePath().normalize();
  }

  /** Settings of the worker, in its own words. */
  Path configuration() {
    return home.resolve("miner.properties");
  }

  Path keystore() {
    return home.resolve("account.json");
  }

  Path password() {
    return home.resolve("password");
  }

  /** The settings. */
  Properties settings() {
    Properties settings = new Properties();
    try (Reader in = Files.newBufferedReader(configuration())) {
      settings.load(in);
    } catch (IOException e) {
      throw new CommandException(
          "%s cannot be read: is %s the folder of a miner? 'cess miner init' makes one"
              .formatted(configuration(), home),
          e);
    }
    return settings;
  }

  String setting(String key) {
    String value = settings().getProperty(key);
    if (value == null || value.isBlank()) {
      throw new CommandException("%s lacks %s".formatted(configuration(), key));
    }
    return value.strip();
  }

  /** Where fragments lie, as the worker reads it: {@code files} in the folder without a word. */
  List<Path> disks() {
    String disks = settings().getProperty("disks", "").strip();
    return disks.isEmpty()
        ? List.of(home)
        : Arrays.stream(disks.split(",")).map(String::strip).map(home::resolve).toList();
  }

  /** Address of the account, which the keystore tells without its password. */
  Address address() {
    return Address.of("0x" + json(accountFile()).required("address").asString().replace("0x", ""));
  }

  /** The account, opened. */
  Account account(Map<String, String> environment) {
    Secret secret = Secret.of(setting("password"), environment);
    return AccountKeystore.load(accountFile(), secret.text());
  }

  private Path accountFile() {
    return home.resolve(settings().getProperty("account", keystore().toString()).strip());
  }

  /** What the running worker says of itself; empty while none runs. */
  Optional<LocalMiner> running() {
    Path file = home.resolve("worker.json");
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    JsonNode worker = json(file);
    boolean alive =
        ProcessHandle.of(worker.path("pid").asLong(-1)).map(ProcessHandle::isAlive).orElse(false);
    return alive
        ? Optional.of(LocalMiner.at(worker.required("management").asString()))
        : Optional.empty();
  }

  private static JsonNode json(Path file) {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (IOException | JacksonException e) {
      throw new CommandException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    }
  }
}
