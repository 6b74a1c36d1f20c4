package io.cess4j.cli.keys;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Account;
import io.cess4j.chain.AccountKeystore;
import io.cess4j.chain.Address;
import io.cess4j.cli.miner.Typed;
import io.cess4j.sdk.keys.KeyRing;
import io.cess4j.sdk.keys.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user types for a keystore; without any network. */
class KeysCommandsTest {
  private static final Place PLACE = new Place(31_337, Address.of("0x" + "de".repeat(20)));

  private final Account account = Account.generateForTest(new SplittableRandom(77));
  @TempDir private Path folder;
  private Path keystore = Path.of("");
  private Path password = Path.of("");
  private Path other = Path.of("");

  @BeforeEach
  void anAccount() throws IOException {
    keystore = folder.resolve("account.json");
    password = Files.writeString(folder.resolve("password"), "correct horse\n");
    other = Files.writeString(folder.resolve("other"), "battery staple\n");
    AccountKeystore.save(account, keystore, "correct horse");
  }

  @Test
  void refusesWrongPasswordsMissingFilesAndWhatIsNoKey() throws IOException {
    assertThat(keys("show", "--keystore", keystore, "--password-file", other).failure())
        .contains("wrong password");
    assertThat(
            keys("show", "--keystore", keystore, "--password-file", folder.resolve("x")).failure())
        .contains("cannot be read");
    Path empty = Files.writeString(folder.resolve("empty"), "\n");
    assertThat(keys("show", "--keystore", keystore, "--password-file", empty).failure())
        .contains("is empty");
    Path noise = Files.writeString(folder.resolve("noise"), "correct horse battery staple");
    assertThat(imported(noise, "new.json").failure()).contains("holds no key");
    Path zero = Files.writeString(folder.resolve("zero"), "0".repeat(64));
    assertThat(imported(zero, "new.json").failure()).contains("private key");
    Path words =
        Files.writeString(folder.resolve("words"), "test ".repeat(12).strip()); // bad checksum
    assertThat(imported(words, "new.json").failure()).contains("mnemonic");
    assertThat(folder.resolve("new.json")).doesNotExist();
  }

  @Test
  void neverOverwritesAKey() {
    assertThat(keys("new", keystore, "--new-password-file", password).failure())
        .contains("never overwritten");
    assertThat(
            keys("export", keystore, "--keystore", keystore, "--password-file", password).failure())
        .contains("never overwritten");
    assertThat(AccountKeystore.load(keystore, "correct horse").address())
        .isEqualTo(account.address());
  }

  @Test
  void aBareKeyLeavesOnlyWithConsent() throws IOException {
    Path target = folder.resolve("key.txt");
    List<Object> export =
        List.of(
            "export", target, "--private-key", "--keystore", keystore, "--password-file", password);
    assertThat(keys(export.toArray()).failure()).contains("--yes");
    assertThat(target).doesNotExist();
    List<Object> agreed = new ArrayList<>(export);
    agreed.add("--yes");
    Typed done = keys(agreed.toArray());
    assertThat(done.failure()).isEmpty();
    String key = Files.readString(target).strip();
    assertThat(done.words() + done.result()).doesNotContain(key);
    assertThat(imported(target, "again.json").result().path("address").asString())
        .isEqualTo(account.address().toString());
  }

  @Test
  void showsRotatesExportsAndImportsWithTheRing() {
    KeyRing ring = KeyRing.open(KeyRing.beside(keystore), account);
    ring.seed(PLACE, List.of(5L));
    Typed rotated = keys("rotate", "--keystore", keystore, "--password-file", password);
    assertThat(rotated.result().path("generation").asInt()).isEqualTo(1);

    Path copy = folder.resolve("copy.json");
    Typed exported =
        keys(
            "export",
            copy,
            "--keystore",
            keystore,
            "--password-file",
            password,
            "--new-password-file",
            other);
    assertThat(exported.failure()).isEmpty();
    Typed imported =
        keys(
            "import",
            copy,
            folder.resolve("elsewhere.json"),
            "--password-file",
            other,
            "--new-password-file",
            password);
    assertThat(imported.failure()).isEmpty();

    Typed shown =
        keys("show", "--keystore", folder.resolve("elsewhere.json"), "--password-file", password);
    assertThat(shown.result().path("address").asString()).isEqualTo(account.address().toString());
    assertThat(shown.result().path("generation").asInt()).isEqualTo(1);
    assertThat(shown.result().path("erasable").asInt()).isEqualTo(1);
    assertThat(shown.result().path("erased").asInt()).isZero();
  }

  @Test
  void aNewPasswordTakesTheOldOnesPlace() {
    Typed changed =
        keys(
            "password",
            "--keystore",
            keystore,
            "--password-file",
            password,
            "--new-password-file",
            other);
    assertThat(changed.failure()).isEmpty();
    assertThat(keys("show", "--keystore", keystore, "--password-file", password).failure())
        .contains("wrong password");
    assertThat(keys("show", "--keystore", keystore, "--password-file", other).failure()).isEmpty();
  }

  @Test
  void aMnemonicGivesTheAccountsThatWalletsShow() throws IOException {
    Path words =
        Files.writeString(
            folder.resolve("words"), "test test test test test test test test test test test junk");
    Typed first = imported(words, "first.json");
    assertThat(first.result().path("address").asString())
        .isEqualToIgnoringCase("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266");
  }

  private Typed imported(Path source, String target) {
    return keys("import", source, folder.resolve(target), "--new-password-file", password);
  }

  private static Typed keys(Object... words) {
    List<String> arguments = new ArrayList<>();
    for (Object word : words) {
      arguments.add(word.toString());
    }
    arguments.add(1, "--json");
    return Typed.plain(new KeysCommand(), arguments);
  }
}
