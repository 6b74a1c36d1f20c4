package io.cess4j.chain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
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
import java.util.Map;
import java.util.Set;
import org.bouncycastle.util.BigIntegers;
import org.jspecify.annotations.Nullable;
import org.web3j.crypto.ECKeyPair;
import org.web3j.crypto.Wallet;
import org.web3j.crypto.WalletFile;
import org.web3j.crypto.exception.CipherException;
import org.web3j.protocol.ObjectMapperFactory;
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
    Path folder = file.toAbsolutePath().getParent();
    try {
      if (Files.exists(file)) {
        throw new FileAlreadyExistsException(file.toString());
      }
      if (folder != null) {
        Files.createDirectories(folder);
      }
      WalletFile wallet = Wallet.createLight(password, ECKeyPair.create(account.secret()));
      byte[] json = ObjectMapperFactory.getObjectMapper().writeValueAsBytes(wallet);
      Path fresh = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(fresh);
      write(fresh, json);
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException e) {
      throw new ChainException.KeystoreFailed(file, "exists and is never overwritten", e);
    } catch (IOException | CipherException e) {
      throw new ChainException.KeystoreFailed(file, "cannot be written: " + e.getMessage(), e);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    FileAttribute<?>[] attributes =
        file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    Set<OpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var stream = Channels.newOutputStream(Files.newByteChannel(file, options, attributes))) {
      stream.write(bytes);
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

  /**
   * The password of a keystore: first line of {@code passwordFile} or, without one, the variable
   * {@value #PASSWORD_VARIABLE}.
   *
   * @param keystore named in messages only
   * @throws ChainException.KeystoreFailed where there is neither
   */
  public static String password(
      Path keystore, @Nullable Path passwordFile, Map<String, String> environment) {
    if (passwordFile == null) {
      String password = environment.get(PASSWORD_VARIABLE);
      if (password == null) {
        throw new ChainException.KeystoreFailed(
            keystore, "no password: give a password file or set " + PASSWORD_VARIABLE, null);
      }
      return password;
    }
    try (var lines = Files.lines(passwordFile, StandardCharsets.UTF_8)) {
      return lines.findFirst().orElse("");
    } catch (IOException | UncheckedIOException e) {
      throw new ChainException.KeystoreFailed(
          keystore, "its password file " + passwordFile + " cannot be read", e);
    }
  }
}
