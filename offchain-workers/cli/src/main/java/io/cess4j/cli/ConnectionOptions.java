package io.cess4j.cli;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.sdk.Cess;
import io.cess4j.sdk.keys.KeyRing;
import io.cess4j.sdk.paid.Buying;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which network and whose account. Without options: the network on this machine and its funded
 * client. With {@code --rpc} and {@code --directory}: any network.
 */
public final class ConnectionOptions {
  @Option(
      names = "--home",
      paramLabel = "DIR",
      description = "Where the network on this machine lives.")
  private @Nullable Path home;

  @Option(
      names = "--rpc",
      paramLabel = "URL",
      description = "Node of another network; needs --directory.")
  private @Nullable URI rpc;

  @Option(
      names = "--directory",
      paramLabel = "ADDRESS",
      description = "Directory contract of that network.")
  private @Nullable String directory;

  @Option(
      names = "--gateway",
      paramLabel = "URL",
      description = "Gateway to store and read through.")
  private @Nullable URI gateway;

  @Option(
      names = "--keystore",
      paramLabel = "FILE",
      description = "Keystore of the account (web3 secret storage).")
  private @Nullable Path keystore;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "File with its password; or CESS_KEYSTORE_PASSWORD, or the terminal.")
  private @Nullable Path passwordFile;

  /** Where the network on this machine lives. */
  public LocalPlace place() {
    return LocalPlace.of(home);
  }

  /** A client of the chosen network, with the key ring beside its keystore. */
  public Cess connect() {
    return connect("client");
  }

  /**
   * The same.
   *
   * @param local name of the account that is used on this machine's network where none is named
   */
  public Cess connect(String local) {
    if ((rpc == null) != (directory == null)) {
      throw new CommandException(
          "--rpc and --directory name a network together: give both or none");
    }
    Keys keys = keys(local);
    if (rpc != null && directory != null) {
      Cess cess = Cess.connect(rpc, Address.of(directory), keys.account()).with(keys.ring());
      return gateway == null ? cess : cess.through(gateway);
    }
    LocalPlace.Running running = place().running();
    return Cess.connect(running.rpc(), running.directory(), keys.account())
        .with(keys.ring())
        .through(gateway == null ? running.gateway() : gateway);
  }

  /** Where the account's vouchers are kept: beside its keystore. */
  public Path purse() {
    Path file = keystore;
    return Buying.beside(file == null ? place().folder().keystore("client") : file);
  }

  /**
   * What a worker process of the account needs.
   *
   * @param password where it is, as workers' settings name it
   */
  public record Place(URI rpc, Address directory, URI gateway, Path keystore, String password) {}

  /**
   * Network and account for a worker process.
   *
   * @throws CommandException where a worker could not open the keystore by itself
   */
  public Place worker() {
    LocalPlace.@Nullable Running running = rpc == null ? place().running() : null;
    URI node = rpc == null && running != null ? running.rpc() : rpc;
    URI through = gateway == null && running != null ? running.gateway() : gateway;
    if (node == null || through == null) {
      throw new CommandException("another network's worker needs --gateway");
    }
    Address book =
        running != null ? running.directory() : Address.of(Objects.requireNonNull(directory));
    if (keystore == null) {
      return new Place(
          node,
          book,
          through,
          place().folder().keystore("client"),
          "file:" + place().folder().password().toAbsolutePath());
    }
    return new Place(
        node,
        book,
        through,
        keystore,
        passwordFile == null
            ? "env:" + AccountKeystore.PASSWORD_VARIABLE
            : "file:" + passwordFile.toAbsolutePath());
  }

  private record Keys(Account account, KeyRing ring) {
    static Keys of(Account account, Path keystore) {
      return new Keys(account, KeyRing.open(KeyRing.beside(keystore), account));
    }
  }

  private Keys keys(String local) {
    if (keystore == null && rpc != null) {
      throw new CommandException("another network's account is needed: give --keystore");
    }
    if (keystore == null) {
      LocalPlace place = place();
      return Keys.of(place.account(local), place.folder().keystore(local));
    }
    String password =
        new Passwords(System.getenv())
            .of(keystore, passwordFile, AccountKeystore.PASSWORD_VARIABLE);
    return Keys.of(AccountKeystore.load(keystore, password), keystore);
  }
}
