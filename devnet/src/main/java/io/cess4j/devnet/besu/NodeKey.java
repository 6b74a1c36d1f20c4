package io.cess4j.devnet.besu;

import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.devnet.DevnetException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** The secp256k1 key of a node: its name among peers, and what it seals blocks with. */
final class NodeKey {
  private static final int SECRET_LENGTH = 32;

  private final byte[] secret;
  private final Account account;

  private NodeKey(byte[] secret) {
    this.secret = secret;
    this.account = Account.of(secret);
  }

  /** A key that is known already. */
  static NodeKey of(byte[] secret) {
    return new NodeKey(secret.clone());
  }

  static NodeKey generate(RandomGenerator random) {
    byte[] secret = new byte[SECRET_LENGTH];
    while (true) {
      random.nextBytes(secret);
      try {
        return new NodeKey(secret);
      } catch (IllegalArgumentException outOfRange) { // once in 2^127
        continue;
      }
    }
  }

  /** Reads what {@link #write} or Besu itself wrote: hex digits, 0x before them or not. */
  static NodeKey read(Path file) {
    try {
      String text = Files.readString(file).strip();
      return new NodeKey(HexFormat.of().parseHex(text.startsWith("0x") ? text.substring(2) : text));
    } catch (IOException | IllegalArgumentException e) {
      throw new DevnetException.FileFailed(file, "is no readable key of a node", e);
    }
  }

  /** Writes it for its owner's eyes only, at once. */
  void write(Path file) {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(
          fresh, "0x" + HexFormat.of().formatHex(secret) + "\n", StandardCharsets.US_ASCII);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DevnetException.FileFailed(file, "cannot be written", e);
    }
  }

  /** The validator's address. */
  Address address() {
    return account.address();
  }

  /** The public key in hex, which an enode URL names it by (devp2p, "enode URL format"). */
  String id() {
    return HexFormat.of().formatHex(account.publicKey());
  }

  /** The address; never the key. */
  @Override
  public String toString() {
    return "NodeKey of " + address();
  }
}
