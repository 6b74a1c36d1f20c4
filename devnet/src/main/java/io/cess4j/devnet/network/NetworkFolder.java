package io.cess4j.devnet.network;

import io.cess4j.devnet.DevnetException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Where a network keeps what it needs to go on after a stop.
 *
 * @param home the folder of the network
 */
public record NetworkFolder(Path home) {
  public NetworkFolder {
    home = home.toAbsolutePath().normalize();
  }

  /** Addresses of the contracts. */
  public Path addresses() {
    return home.resolve("addresses.json");
  }

  /** What runs where; there only while the network runs. */
  public Path network() {
    return home.resolve("network.json");
  }

  /** Keystore of an account. */
  public Path keystore(String name) {
    return home.resolve("accounts").resolve(name + ".json");
  }

  /** Password of the keystores and TLS keys of this network, readable by its owner only. */
  public Path password() {
    return home.resolve("password");
  }

  /** Log of a process. */
  public Path log(String name) {
    return logs().resolve(name + ".log");
  }

  Path logs() {
    return home.resolve("logs");
  }

  /** What a chain of several nodes keeps. */
  Path besu() {
    return home.resolve("chain").resolve("besu");
  }

  /** What a chain of anvil has written of itself. */
  public Path chainState() {
    return home.resolve("chain").resolve("state.json");
  }

  Path ports() {
    return home.resolve("ports.properties");
  }

  Path worker(String name) {
    return home.resolve("workers").resolve(name);
  }

  void create(SecureRandom random) {
    try {
      for (Path folder : new Path[] {chainState().getParent(), home.resolve("accounts"), logs()}) {
        Files.createDirectories(folder);
      }
      if (!Files.exists(password())) {
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        Path fresh = password().resolveSibling("password.new");
        Files.writeString(
            fresh, HexFormat.of().formatHex(secret) + "\n", StandardCharsets.US_ASCII);
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
          Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
        }
        Files.move(fresh, password());
      }
    } catch (IOException e) {
      throw new DevnetException.FileFailed(home, "cannot be prepared: " + e, e);
    }
  }

  String readPassword() {
    try {
      return Files.readString(password()).strip();
    } catch (IOException e) {
      throw new DevnetException.FileFailed(password(), "cannot be read", e);
    }
  }

  /** Name of the keystore of a validator's key. */
  static String validator(int index) {
    return "validator-" + (index + 1);
  }
}
