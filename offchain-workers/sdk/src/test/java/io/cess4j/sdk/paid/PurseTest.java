package io.cess4j.sdk.paid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.ChannelOpened;
import io.cess4j.chain.event.EventPosition;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.sdk.paid.PaidException.PurseUnusable;
import io.cess4j.sdk.storage.FileKeyRing;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What was promised stands in the purse, and nothing else does. */
class PurseTest {
  private static final byte[] WORD = HexFormat.of().parseHex("22".repeat(64));

  private final Account account = KilledBuyer.ACCOUNT;
  private final SecureRandom random = new SecureRandom();
  @TempDir private Path folder;

  static Stream<Arguments> seeds() {
    return Stream.of(
        Arguments.of((Object) ChannelBookCodec.encode(book(0))),
        Arguments.of((Object) ChannelBookCodec.encode(book(1))),
        Arguments.of((Object) ChannelBookCodec.encode(book(3).acceptedBy(WORD))));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void bytesAreRefusedOrReadExactly(byte[] bytes) {
    try {
      assertThat(ChannelBookCodec.encode(ChannelBookCodec.decode(bytes))).isEqualTo(bytes);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContaining("null");
    }
  }

  @Test
  void aBookComesBackAsItWas() {
    for (ChannelBook book :
        List.of(
            book(0),
            book(2),
            book(2).acceptedBy(WORD).as(ChannelBook.State.SERVED),
            book(2).as(ChannelBook.State.SPOILED))) {
      assertThat(ChannelBookCodec.decode(ChannelBookCodec.encode(book))).isEqualTo(book);
    }
    purse().write(book(2));
    assertThat(purse().books()).containsExactly(book(2));
    assertThat(purse().book(8)).isEmpty();
  }

  @Test
  void whatWasAcceptedIsNeverLeftOut() {
    ChannelBook accepted = book(2).acceptedBy(WORD);
    purse().write(accepted);
    assertThatThrownBy(() -> purse().write(book(1)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not continue");
    ChannelBook other = book(1).extended(KilledBuyer.record(9), account, KilledBuyer.DOMAIN);
    assertThatThrownBy(() -> purse().write(other)).isInstanceOf(IllegalStateException.class);
    assertThat(purse().books()).containsExactly(accepted);
  }

  @Test
  void onlyALastRecordThatWasNotAcceptedMayBeReplaced() {
    purse().write(book(2));
    ChannelBook firm = book(2).firm();
    assertThat(firm.count()).isEqualTo(1);
    assertThat(firm.firm()).isEqualTo(firm);
    ChannelBook other = firm.extended(KilledBuyer.record(9), account, KilledBuyer.DOMAIN);
    purse().write(other);
    assertThat(purse().books()).containsExactly(other);
    assertThat(book(2).acceptedBy(WORD).firm().count()).isEqualTo(2);
    assertThat(book(2).as(ChannelBook.State.SERVED).firm().count()).isEqualTo(2);
  }

  @Test
  void aDamagedOrStrangeBookIsRefusedAndStays() throws IOException {
    purse().write(book(3));
    Path file = channelFile();
    byte[] before = Files.readAllBytes(file);
    for (int at : new int[] {0, 6, 13, 46, 109, before.length - 96, before.length - 1}) {
      byte[] altered = before.clone();
      altered[at] ^= 1;
      Files.write(file, altered);
      assertThatThrownBy(() -> purse().books())
          .as("byte %d", at)
          .isInstanceOf(PurseUnusable.class)
          .hasMessageContaining(file.toString());
      assertThat(Files.readAllBytes(file)).isEqualTo(altered);
    }
    Files.write(file, before);
    Files.move(file, file.resolveSibling("channel-8"));
    assertThatThrownBy(() -> purse().books())
        .isInstanceOf(PurseUnusable.class)
        .hasMessageContaining("channel's");
  }

  @Test
  void anotherAccountHasAnotherPurseAndCannotReadThisOne() throws IOException {
    purse().write(book(1));
    Account stranger = Account.generateForTest(new SplittableRandom(8));
    Purse strangers = new Purse(folder, stranger, KilledBuyer.DOMAIN, random);
    assertThat(strangers.books()).isEmpty();
    Path mine = java.util.Objects.requireNonNull(channelFile().getParent());
    String name =
        java.util.Objects.requireNonNull(mine.getFileName())
            .toString()
            .replace(account.address().hex().substring(2), stranger.address().hex().substring(2));
    Path theirs = Files.createDirectories(mine.resolveSibling(name));
    Files.copy(channelFile(), theirs.resolve("channel-7"));
    assertThatThrownBy(strangers::books)
        .isInstanceOf(PurseUnusable.class)
        .hasMessageContaining("another account's");
  }

  @Test
  void paidKeysAreEncryptedAndGoWithTheFile() throws IOException {
    FileKeyRing keys =
        new FileKeyRing(
            DataKey.of(HexFormat.of().parseHex("ab".repeat(32))),
            List.of(MaskKey.of(HexFormat.of().parseHex("cd".repeat(32)))));
    purse().keys().keep(5, keys);
    assertThat(purse().keys().find(5, 1).orElseThrow().toBytes()).isEqualTo(keys.toBytes());
    assertThat(purse().keys().find(6, 1)).isEmpty();
    Path file = channelFile().resolveSibling("keys-5");
    assertThat(HexFormat.of().formatHex(Files.readAllBytes(file)))
        .doesNotContain("abab")
        .doesNotContain("cdcd");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    Files.copy(file, file.resolveSibling("keys-6"));
    assertThatThrownBy(() -> purse().keys().find(6, 1))
        .as("keys of another certificate")
        .isInstanceOf(PurseUnusable.class);
    assertThatThrownBy(() -> purse().keys().find(5, 2))
        .as("of another number of deals")
        .isInstanceOf(PurseUnusable.class);
    purse().keys().forget(5);
    assertThat(purse().keys().has(5)).isFalse();
  }

  @Test
  void anOpeningIsKnownByAllThatItSays() throws IOException {
    Address gateway = Address.of("0x" + "bb".repeat(20));
    Instant until = Instant.ofEpochSecond(1_900_000_000);
    Opening opening = new Opening(gateway, BigInteger.TEN.pow(20), until, 4);
    purse().write(opening);
    assertThat(purse().opening()).contains(opening);
    assertThat(opening.is(event(5, gateway, BigInteger.TEN.pow(20), until))).isTrue();
    assertThat(opening.is(event(4, gateway, BigInteger.TEN.pow(20), until))).isFalse();
    assertThat(opening.is(event(5, Address.ZERO, BigInteger.TEN.pow(20), until))).isFalse();
    assertThat(opening.is(event(5, gateway, BigInteger.TEN, until))).isFalse();
    assertThat(opening.is(event(5, gateway, BigInteger.TEN.pow(20), until.plusSeconds(1))))
        .isFalse();
    Path file = channelFile().resolveSibling("opening");
    Files.write(file, new byte[] {1, 2, 3});
    assertThatThrownBy(() -> purse().opening()).isInstanceOf(PurseUnusable.class);
    purse().openingIsOver();
    assertThat(purse().opening()).isEmpty();
  }

  @Test
  void onePurchaseAtATimeUsesIt() throws InterruptedException {
    Purse.Hold held = purse().hold();
    Thread other =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (Purse.Hold _ = purse().hold()) {
                    purse().write(book(1));
                  }
                });
    assertThat(other.join(java.time.Duration.ofMillis(300))).isFalse();
    assertThat(purse().books()).isEmpty();
    held.close();
    other.join();
    assertThat(purse().books()).hasSize(1);
  }

  private Purse purse() {
    return new Purse(folder, account, KilledBuyer.DOMAIN, random);
  }

  private Path channelFile() throws IOException {
    try (Stream<Path> purses = Files.list(folder)) {
      return purses.filter(Files::isDirectory).findFirst().orElseThrow().resolve("channel-7");
    }
  }

  private static ChannelBook book(int records) {
    ChannelBook book = ChannelBook.opened(KilledBuyer.CHANNEL, Bytes32.of("0x" + "33".repeat(32)));
    for (int i = 0; i < records; i++) {
      book = book.extended(KilledBuyer.record(i), KilledBuyer.ACCOUNT, KilledBuyer.DOMAIN);
    }
    return book;
  }

  private static ChannelOpened event(
      long channel, Address gateway, BigInteger deposit, Instant until) {
    return new ChannelOpened(
        new EventPosition(1, Bytes32.ZERO, Bytes32.ZERO, 0),
        channel,
        KilledBuyer.ACCOUNT.address(),
        gateway,
        deposit,
        until);
  }
}
