package io.cess4j.sdk.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.sdk.CessException.KeyRingUnusable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What exists in the ring only must be there, and must be gone when it is destroyed. */
class KeyRingTest {
  private static final Place PLACE = new Place(31_337, Address.of("0x" + "de".repeat(20)));
  private static final Place ELSEWHERE = new Place(1, Address.of("0x" + "de".repeat(20)));
  private static final Hash256 CONTENT = Hash256.of(new byte[32]);
  private static final Instant NOW = Instant.ofEpochSecond(1_900_000_000);

  private final Account account = Account.generateForTest(new SplittableRandom(21));
  private final SecureRandom random = new SecureRandom();
  @TempDir private Path folder;

  static Stream<Arguments> seeds() {
    byte[] secret = new byte[32];
    RingEntry entry =
        new RingEntry(
            RingEntry.Kind.ERASABLE, 1, PLACE.contract(), List.of(7L, 8L), CONTENT, secret, 5);
    return Stream.of(
        Arguments.of((Object) RingCodec.encode(RingState.EMPTY)),
        Arguments.of((Object) RingCodec.encode(new RingState(3, List.of(entry, entry.erased(6))))));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void bytesAreRefusedOrReadExactly(byte[] bytes) {
    try {
      assertThat(RingCodec.encode(RingCodec.decode(bytes))).isEqualTo(bytes);
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageNotContainingAny("secret=");
    }
  }

  @Test
  void anotherAccountsOrADamagedRingIsRefusedAndStays() throws IOException {
    KeyRing ring = ring(account);
    ring.seed(PLACE, List.of(1L));
    byte[] before = Files.readAllBytes(file());
    KeyRing strangers = ring(Account.generateForTest(new SplittableRandom(22)));
    assertThatThrownBy(strangers::generation)
        .isInstanceOf(KeyRingUnusable.class)
        .hasMessageContaining("another account's");
    assertThatThrownBy(strangers::rotate).isInstanceOf(KeyRingUnusable.class);
    assertThat(Files.readAllBytes(file())).isEqualTo(before);
    for (int at : new int[] {0, 4, 5, 17, before.length - 1}) {
      byte[] altered = before.clone();
      altered[at] ^= 1;
      Files.write(file(), altered);
      assertThatThrownBy(() -> ring.erase(PLACE, List.of(1L)))
          .as("byte %d", at)
          .isInstanceOf(KeyRingUnusable.class);
      assertThat(Files.readAllBytes(file())).isEqualTo(altered);
    }
    for (int length : new int[] {0, 4, 16, before.length - 1}) {
      Files.write(file(), Arrays.copyOf(before, length));
      assertThatThrownBy(ring::summary).isInstanceOf(KeyRingUnusable.class);
    }
  }

  @Test
  void whatIsErasedIsInNoFileAnyMore() throws IOException {
    KeyRing ring = ring(account);
    List<Long> deals = List.of(4L, 5L);
    ring.seed(PLACE, deals);
    DataKey key = ring.dataKey(PLACE, deals, CONTENT);
    ring.seed(PLACE, List.of(9L));
    RingState before = new RingFile(file(), account, random).read();

    assertThat(ring.erase(ELSEWHERE, deals)).as("deals of another chain").isFalse();
    assertThat(ring.erase(PLACE, List.of(5L))).isTrue();

    RingState after = new RingFile(file(), account, random).read();
    String secrets = HexFormat.of().formatHex(RingCodec.encode(after));
    assertThat(secrets)
        .doesNotContain(HexFormat.of().formatHex(before.entries().getFirst().secret()))
        .doesNotContain(HexFormat.of().formatHex(key.toBytes()));
    assertThat(ring.seeds(PLACE, 4)).isEmpty();
    assertThat(ring.isErased(PLACE, 4)).isTrue();
    assertThat(ring.seeds(PLACE, 9)).as("another file's").hasSize(1);
    assertThat(ring.erase(PLACE, deals)).as("said again").isTrue();
    assertThat(ring.erase(PLACE, List.of(77L))).as("never erasable").isFalse();
    assertThat(ring.summary()).isEqualTo(new RingSummary(0, 0, 1, 1));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(2); // the ring and its lock
    }
  }

  @Test
  void anInterruptedUploadGetsItsKeyAgainAndAnotherContentNever() {
    KeyRing ring = ring(account);
    List<Long> orders = List.of(3L);
    DataKey first = ring.dataKey(PLACE, orders, CONTENT);
    assertThat(ring(account).dataKey(PLACE, orders, CONTENT)).isEqualTo(first);
    Hash256 changed = Hash256.of(Arrays.copyOf(new byte[] {1}, 32));
    DataKey other = ring.dataKey(PLACE, orders, changed);
    assertThat(other).isNotEqualTo(first);
    assertThat(ring.dataKey(PLACE, orders, CONTENT))
        .as("the first content's key is gone with it")
        .isNotEqualTo(first)
        .isNotEqualTo(other);
    assertThat(ring.dataKey(ELSEWHERE, orders, CONTENT)).isNotEqualTo(first);
    ring.finished(PLACE, orders);
    assertThat(ring.summary().unfinished()).isEqualTo(1);
  }

  @Test
  void theFileShowsNoSecretAndIsItsOwnersOnly() throws IOException {
    KeyRing ring = ring(account);
    DataKey key = ring.dataKey(PLACE, List.of(3L), CONTENT);
    String bytes = HexFormat.of().formatHex(Files.readAllBytes(file()));
    assertThat(bytes)
        .doesNotContain(HexFormat.of().formatHex(key.toBytes()))
        .doesNotContain("de".repeat(20));
    assertThat(Files.getPosixFilePermissions(file()))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    assertThat(ring.seed(PLACE, List.of(1L)).toString()).isEqualTo("FileSeed[secret]");
  }

  @Test
  void rotationsOfManyThreadsAreAllCounted() {
    KeyRing ring = ring(account);
    IntStream.range(0, 20).parallel().forEach(i -> ring.rotate());
    assertThat(ring(account).generation()).isEqualTo(20);
  }

  @Test
  void aCopyHasEverythingAndOverwritesNothing() throws IOException {
    KeyRing ring = ring(account);
    ring.rotate();
    ring.seed(PLACE, List.of(1L));
    Path copy = folder.resolve("copy.ring");
    ring.copyTo(copy);
    assertThat(KeyRing.open(copy, account).summary()).isEqualTo(ring.summary());
    assertThatThrownBy(() -> ring.copyTo(copy))
        .isInstanceOf(KeyRingUnusable.class)
        .hasMessageContaining("never overwritten");
    assertThatThrownBy(() -> KeyRing.inMemory().copyTo(folder.resolve("x")))
        .isInstanceOf(KeyRingUnusable.class);
  }

  @Test
  void anUploadThatNobodyResumedForMonthsIsForgotten() {
    ring(account).dataKey(PLACE, List.of(3L), CONTENT);
    KeyRing later =
        KeyRing.open(file(), account, random, InstantSource.fixed(NOW.plusSeconds(91L * 86_400)));
    later.finished(PLACE, List.of(8L));
    assertThat(later.summary().unfinished()).isZero();
  }

  private KeyRing ring(Account owner) {
    return KeyRing.open(file(), owner, random, InstantSource.fixed(NOW));
  }

  private Path file() {
    return folder.resolve("account.json.ring");
  }
}
