package io.cess4j.cli;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.devnet.network.NetworkFile;
import io.cess4j.devnet.network.NetworkFolder;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The folder of the network on this machine. */
public final class LocalPlace {
  private static final String VARIABLE = "CESS_NETWORK_HOME";
  private final NetworkFolder folder;

  private LocalPlace(NetworkFolder folder) {
    this.folder = folder;
  }

  /** What is needed to use a running network. */
  public record Running(URI rpc, Address directory, URI gateway) {}

  /**
   * @param chosen null for the usual place: CESS_NETWORK_HOME, or .cess/devnet beside the command
   */
  public static LocalPlace of(@Nullable Path chosen) {
    if (chosen != null) {
      return new LocalPlace(new NetworkFolder(chosen));
    }
    String variable = System.getenv(VARIABLE);
    if (variable != null) {
      return new LocalPlace(new NetworkFolder(Path.of(variable)));
    }
    Path repository = Path.of(System.getProperty("cess.home", ""));
    return new LocalPlace(new NetworkFolder(repository.resolve(".cess").resolve("devnet")));
  }

  public NetworkFolder folder() {
    return folder;
  }

  /**
   * @throws CommandException where no network runs here
   */
  public NetworkFile network() {
    return NetworkFile.read(folder.network())
        .orElseThrow(
            () ->
                new CommandException(
                    "no network runs in "
                        + folder.home()
                        + ": start one with 'cess up', or name another with --rpc and --directory"));
  }

  Running running() {
    NetworkFile network = network();
    return new Running(network.rpc(), network.directory(), network.gateway());
  }

  /** The funded client of this network. */
  public Account client() {
    return account("client");
  }

  /** An account of this network by the name of its keystore. */
  public Account account(String name) {
    try {
      String password = Files.readString(folder.password()).strip();
      return AccountKeystore.load(folder.keystore(name), password);
    } catch (IOException e) {
      throw new CommandException("cannot read " + folder.password() + ": " + e.getMessage(), e);
    }
  }
}
