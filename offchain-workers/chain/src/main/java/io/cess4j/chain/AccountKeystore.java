package io.cess4j.chain;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.util.BigIntegers;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Wallet;
import org.web3j.crypto.WalletFile;
import org.web3j.crypto.exception.CipherException;
import org.web3j.protocol.ObjectMapperFactory;
import org.web3j.utils.Numeric;
import tools.jackson.core.JacksonException;

/**
 * Accounts in files of web3 secret storage version 3, readable by other wallets; files are the
 * owner's only (0600).
 *
 * <p>Written with light scrypt (4 MiB): the standard strength needs more than the 256 MB that a
 * storage miner runs with. So the password carries the security: a long random one in a file of its
 * own is the intended use.
 */
public final class AccountKeystore {
  /** Environment variable that holds the password where no file does. */
  public static final String PASSWORD_VARIABLE = "CESS_KEYSTORE_PASSWORD";

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private AccountKeystore() {}

  /**
   * Writes an account to a new file.
   *
   * @throws ChainException.KeystoreFailed where the file exists or cannot be written
   */
  public static void save(Account account, Path file, String password) {
    writeNew(file, () -> encrypted(account, password));
  }

  /**
   * Writes an account's keystore anew, e.g. under another password; the old one stays until the new
   * one is on the disk.
   *
   * @throws ChainException.KeystoreFailed where the file is not the account's or cannot be written
   */
  public static void replace(Account account, Path file, String password) {
    try {
      WalletFile old =
          ObjectMapperFactory.getObjectMapper()
              .readValue(Files.readAllBytes(file), WalletFile.class);
      String actual = old.getAddress();
      String expected = Numeric.cleanHexPrefix(account.address().hex());
      if (actual != null && !Numeric.cleanHexPrefix(actual).equalsIgnoreCase(expected)) {
        throw new ChainException.KeystoreFailed(
            file, "is of account 0x%s, not of %s".formatted(actual, account.address()), null);
      }
      put(file, encrypted(account, password));
    } catch (IOException | CipherException | JacksonException e) {
      throw new ChainException.KeystoreFailed(file, "cannot be replaced: " + e.getMessage(), e);
    }
  }

  /**
   * Writes the bare private key as 64 hex digits to a new file, which nothing protects but its
   * permissions.
   *
   * @throws ChainException.KeystoreFailed where the file exists or cannot be written
   */
  public static void writePrivateKey(Account account, Path file) {
    writeNew(
        file,
        () ->
            (HexFormat.of().formatHex(account.secret()) + "\n")
                .getBytes(StandardCharsets.US_ASCII));
  }

  /** What is to be written; nothing is created where it cannot be made. */
  private interface Content {
    byte[] make() throws IOException, CipherException;
  }

  private static byte[] encrypted(Account account, String password) throws CipherException {
    WalletFile wallet = Wallet.createLight(password, ECKeyPair.create(account.secret()));
    return ObjectMapperFactory.getObjectMapper().writeValueAsBytes(wallet);
  }

  private static void writeNew(Path file, Content content) {
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      if (folder != null) {
        Files.createDirectories(folder);
      }
      put(file, content.make());
    } catch (FileAlreadyExistsException e) {
      throw new ChainException.KeystoreFailed(file, "exists and is never overwritten", e);
    } catch (IOException | CipherException e) {
      throw new ChainException.KeystoreFailed(file, "cannot be written: " + e.getMessage(), e);
    }
  }

  private static void put(Path file, byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    write(fresh, bytes);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    FileAttribute<?>[] attributes =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (FileChannel channel = FileChannel.open(file, options, attributes)) {
      for (ByteBuffer left = ByteBuffer.wrap(bytes); left.hasRemaining(); ) {
        channel.write(left);
      }
      channel.force(true); // before it takes the place of another
    }
  }

  /**
   * Opens a file.
   *
   * @throws ChainException.KeystoreFailed where it is missing, malformed or the password is wrong
   */
  public static Account load(Path file, String password) {
    try {
      WalletFile wallet =
          ObjectMapperFactory.getObjectMapper()
              .readValue(Files.readAllBytes(file), WalletFile.class);
      byte[] secret =
          BigIntegers.asUnsignedByteArray(32, Wallet.decrypt(password, wallet).getPrivateKey());
      try {
        return Account.of(secret);
      } finally {
        Arrays.fill(secret, (byte) 0);
      }
    } catch (CipherException e) {
      throw new ChainException.KeystoreFailed(file, "wrong password, or a damaged file", e);
    } catch (IOException e) {
      throw new ChainException.KeystoreFailed(file, "cannot be read: is the path right?", e);
    } catch (JacksonException | NullPointerException | IllegalArgumentException e) {
      throw new ChainException.KeystoreFailed(file, "is no web3 secret storage version 3", e);
    }
  }
}
