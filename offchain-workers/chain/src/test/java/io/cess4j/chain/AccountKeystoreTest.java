package io.cess4j.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccountKeystoreTest {
  /** The PBKDF2 vector of the web3 secret storage definition, password "testpassword". */
  private static final String VECTOR =
      """
      {"crypto":{"cipher":"aes-128-ctr","cipherparams":{"iv":"6087dab2f9fdbbfaddc31a909735c1e6"},
      "ciphertext":"5318b4d5bcd28de64ee5559e671353e16f075ecae9f99c7a79a38af5f869aa46",
      "kdf":"pbkdf2","kdfparams":{"c":262144,"dklen":32,"prf":"hmac-sha256",
      "salt":"ae3cd4e7013836a3df6bd7241b12db061dbe2c6785853cce422d148a624ce0bd"},
      "mac":"517ead924a9d0dc3124507e3393d175ce3ff7c1e96529c6c555ce9e51205e9b2"},
      "id":"3198bc9c-6672-5ab3-d995-4942343ae5b6","version":3}
      """;

  private final Account account = Account.generateForTest(new SplittableRandom(3));
  @TempDir private Path folder;

  @Test
  void whatIsSavedIsLoadedWithTheSamePasswordOnly() throws Exception {
    Path file = folder.resolve("new/account.json");
    AccountKeystore.save(account, file, "correct horse");

    assertThat(AccountKeystore.load(file, "correct horse").address()).isEqualTo(account.address());
    assertThatThrownBy(() -> AccountKeystore.load(file, "wrong horse"))
        .isInstanceOf(ChainException.KeystoreFailed.class)
        .hasMessageContaining("wrong password")
        .hasMessageContaining(file.toString());
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(Files.readString(file)).contains("\"version\":3").contains("scrypt");
  }

  @Test
  void anExistingKeyIsNeverOverwritten() {
    Path file = folder.resolve("account.json");
    AccountKeystore.save(account, file, "first");

    Account other = Account.generateForTest(new SplittableRandom(4));
    assertThatThrownBy(() -> AccountKeystore.save(other, file, "second"))
        .isInstanceOf(ChainException.KeystoreFailed.class)
        .hasMessageContaining("never overwritten");
    assertThat(AccountKeystore.load(file, "first").address()).isEqualTo(account.address());
  }

  @Test
  void filesOfOtherWalletsOpen() throws Exception {
    Path file = Files.writeString(folder.resolve("other.json"), VECTOR);

    byte[] secret = AccountKeystore.load(file, "testpassword").secret();

    assertThat(HexFormat.of().formatHex(secret))
        .isEqualTo("7a28b5ba57c53603b0b07b56bba752f7784bf506fa95edc395f5cf6c7514fe9d");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "null", "{\"version\":3}", "{\"crypto\":{}}", "\u0000"})
  void malformedFilesAreRefusedByName(String content) throws Exception {
    Path file = Files.writeString(folder.resolve("bad.json"), content);

    assertThatThrownBy(() -> AccountKeystore.load(file, "any"))
        .isInstanceOf(ChainException.KeystoreFailed.class)
        .hasMessageContaining(file.toString());
  }

  @Test
  void missingFileIsNamed() {
    Path file = folder.resolve("none.json");
    assertThatThrownBy(() -> AccountKeystore.load(file, "any"))
        .isInstanceOf(ChainException.KeystoreFailed.class)
        .hasMessageContaining("is the path right");
  }

  @Test
  void aKeystoreIsReplacedByOneOfItsOwnAccountOnly() throws Exception {
    Path file = folder.resolve("account.json");
    AccountKeystore.save(account, file, "first");
    Account other = Account.generateForTest(new SplittableRandom(4));

    assertThatThrownBy(() -> AccountKeystore.replace(other, file, "second"))
        .isInstanceOf(ChainException.KeystoreFailed.class)
        .hasMessageContaining(other.address().toString());
    assertThatThrownBy(
            () -> AccountKeystore.replace(account, folder.resolve("none.json"), "second"))
        .isInstanceOf(ChainException.KeystoreFailed.class);
    AccountKeystore.replace(account, file, "second");

    assertThat(AccountKeystore.load(file, "second").address()).isEqualTo(account.address());
    assertThatThrownBy(() -> AccountKeystore.load(file, "first"))
        .hasMessageContaining("wrong password");
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void theBareKeyGoesToANewFileOfItsOwnersOnly() throws Exception {
    Path file = folder.resolve("key.txt");
    AccountKeystore.writePrivateKey(account, file);

    assertThat(Files.readString(file).strip())
        .isEqualTo(HexFormat.of().formatHex(account.secret()));
    assertThat(Files.getPosixFilePermissions(file))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThatThrownBy(() -> AccountKeystore.writePrivateKey(account, file))
        .hasMessageContaining("never overwritten");
  }
}
