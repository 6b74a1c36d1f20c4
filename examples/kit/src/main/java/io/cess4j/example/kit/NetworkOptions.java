package io.cess4j.example.kit;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which network and whose account. Without options: the network that {@code ./cess up} runs, and
 * its funded client.
 */
public final class NetworkOptions {
  private static final String HOME_VARIABLE = "CESS_NETWORK_HOME";

  @Option(names = "--home", paramLabel = "DIR", description = "Folder of './cess up'.")
  private @Nullable Path home;

  @Option(names = "--rpc", paramLabel = "URL", description = "Node of another network.")
  private @Nullable URI rpc;

  @Option(names = "--directory", paramLabel = "ADDRESS", description = "Its Directory.")
  private @Nullable String directory;

  @Option(names = "--gateway", paramLabel = "URL", description = "A gateway of it.")
  private @Nullable URI gateway;

  @Option(names = "--keystore", paramLabel = "FILE", description = "Whose account.")
  private @Nullable Path keystore;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "With the keystore's password; or CESS_KEYSTORE_PASSWORD.")
  private @Nullable Path passwordFile;

  /** Connects. */
  public Session session() {
    Account account = account();
    if (rpc != null && directory != null && gateway != null) {
      return Session.connect(rpc, Address.of(directory), gateway, account);
    }
    if (rpc != null || directory != null) {
      throw new DappException("another network is named by --rpc, --directory and --gateway");
    }
    Path file = home().resolve("network.json");
    try {
      JsonNode network = JsonMapper.shared().readTree(Files.readString(file));
      return Session.connect(
          URI.create(network.required("rpc").asString()),
          Address.of(network.required("directory").asString()),
          gateway != null ? gateway : URI.create(network.required("gateway").asString()),
          account);
    } catch (IOException e) {
      throw new DappException(
          "no network runs in %s: start one with './cess up'".formatted(home()), e);
    } catch (JacksonException | IllegalArgumentException e) {
      throw new DappException(file + " is damaged: './cess down', then './cess up'", e);
    }
  }

  private Path home() {
    if (home != null) {
      return home;
    }
    String variable = System.getenv(HOME_VARIABLE);
    return variable != null
        ? Path.of(variable)
        : Path.of(System.getProperty("cess.home", ""), ".cess", "devnet");
  }

  private Account account() {
    if (keystore == null && rpc != null) {
      throw new DappException("another network's account is needed: give --keystore");
    }
    Path accounts = keystore != null ? keystore : home().resolve("accounts").resolve("client.json");
    return AccountKeystore.load(accounts, password());
  }

  private String password() {
    String variable = System.getenv(AccountKeystore.PASSWORD_VARIABLE);
    if (passwordFile == null && keystore != null && variable != null) {
      return variable;
    }
    if (passwordFile == null && keystore != null) {
      throw new DappException(
          "no password: give --password-file or set " + AccountKeystore.PASSWORD_VARIABLE);
    }
    Path file = passwordFile != null ? passwordFile : home().resolve("password");
    try (var lines = Files.lines(file)) {
      return lines.findFirst().orElse("");
    } catch (IOException e) {
      throw new DappException("the password file %s cannot be read".formatted(file), e);
    }
  }
}
