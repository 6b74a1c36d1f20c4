package io.cess4j.miner.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.miner.MinerException.DataLost;
import io.cess4j.miner.MinerException.Refused;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.runtime.store.KeyValueStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FragmentStoreTest {

  private static final FragmentKey KEY = new FragmentKey(7, 0);

  @TempDir private Path folder;
  private KeyValueStore database;
  private FragmentStore store;

  @BeforeEach
  void open() {
    database = KeyValueStore.open(folder.resolve("db"), FragmentStore.FAMILY);
    store = new FragmentStore(folder.resolve("files"), database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldKeepNothingOfBytesThatDoNotGiveTheId() throws IOException {
    byte[] bytes = random(31 * 5_000, 1);
    byte[] altered = bytes.clone();
    altered[100_000] ^= 1;
    assertRefused(422, "fragment-id-mismatch", () -> receive(KEY, 0, bytes, altered));
    assertThat(store.find(KEY)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void shouldRefuseMoreOrFewerBytesThanAnnounced() throws IOException {
    byte[] bytes = random(31 * 5_000, 2);
    Hash256 id = id(bytes);
    assertRefused(
        422,
        "fragment-length-mismatch",
        () -> store.receive(KEY, 0, id, bytes.length - 31, new ByteArrayInputStream(bytes)));
    assertRefused(
        422,
        "fragment-length-mismatch",
        () -> store.receive(KEY, 0, id, bytes.length + 31, new ByteArrayInputStream(bytes)));
    assertThat(files()).isEmpty();
  }

  @Test
  void shouldKeepNothingOfABodyThatBreaksOff() throws IOException {
    byte[] bytes = random(31 * 5_000, 3);
    IOException torn = new IOException("connection reset");
    InputStream body =
        new SequenceInputStream(
            new ByteArrayInputStream(bytes, 0, 100_000),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw torn;
              }

              @Override
              public int read(byte[] target, int offset, int length) throws IOException {
                throw torn;
              }
            });
    assertThatThrownBy(() -> store.receive(KEY, 0, id(bytes), bytes.length, body)).isSameAs(torn);
    assertThat(store.find(KEY)).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void shouldRefuseAnotherFragmentInTheSamePlace() throws IOException {
    byte[] bytes = random(31 * 100, 4);
    receive(KEY, 2, bytes, bytes);
    byte[] other = random(31 * 100, 5);
    assertRefused(409, "fragment-differs", () -> receive(KEY, 2, other, other));
    assertRefused(409, "fragment-differs", () -> receive(KEY, 3, bytes, bytes));
    assertThat(store.find(KEY).orElseThrow().id()).isEqualTo(id(bytes));
  }

  @Test
  void shouldTakeTheSameFragmentTwice() throws IOException {
    byte[] bytes = random(31 * 100, 6);
    assertThat(receive(KEY, 2, bytes, bytes).created()).isTrue();
    assertThat(receive(KEY, 2, bytes, bytes).created()).isFalse();
  }

  /** The bug: the same bytes were not looked at, as long as the file had its length. */
  @Test
  void shouldHealBytesThatRottedWhenTheyAreSentAgain() throws IOException {
    byte[] bytes = random(31 * 5_000, 17);
    receive(KEY, 2, bytes, bytes);
    Path file = store.file(store.find(KEY).orElseThrow());
    byte[] rotten = bytes.clone();
    rotten[100_000] ^= 1;
    Files.write(file, rotten);
    assertRefused(422, "fragment-id-mismatch", () -> receive(KEY, 2, bytes, rotten));
    byte[] other = random(31 * 5_000, 18);
    assertRefused(409, "fragment-differs", () -> receive(KEY, 2, other, other));
    assertThat(Files.readAllBytes(file)).isEqualTo(rotten);
    assertThat(receive(KEY, 2, bytes, bytes).created()).isTrue();
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
    assertThat(receive(KEY, 2, bytes, bytes).created()).isFalse();
  }

  @Test
  void shouldFindEverythingAgainAfterARestart() throws IOException {
    byte[] first = random(31 * 9_000, 7);
    byte[] second = random(31, 8);
    receive(new FragmentKey(7, 0), 1, first, first);
    receive(new FragmentKey(7, 1), 1, second, second);
    receive(new FragmentKey(8, 0), 5, second, second);
    database.close();
    open();
    List<Fragment> fragments = store.ofDeal(7);
    assertThat(fragments).extracting(fragment -> fragment.key().segment()).containsExactly(0, 1);
    assertThat(read(fragments)).isEqualTo(joined(first, second));
    assertThat(new HoldingReader(store, fragments).stream().readAllBytes())
        .isEqualTo(joined(first, second));
  }

  /** What kill -9 leaves: an unfinished temporary file, or a file without its entry. */
  @Test
  void shouldRecoverFromACrashAtEveryStep() throws IOException {
    byte[] bytes = random(31 * 3_000, 9);
    Files.write(folder.resolve("files/incoming/7-0-1"), Arrays.copyOf(bytes, 1_000));
    Path place = Files.createDirectories(folder.resolve("files/deals/7")).resolve("0.fragment");
    Files.write(place, random(31, 10));
    database.close();
    open();
    assertThat(folder.resolve("files/incoming")).isEmptyDirectory();
    assertThat(store.find(KEY)).as("a file without an entry was never promised").isEmpty();
    assertThat(receive(KEY, 0, bytes, bytes).created()).isTrue();
    assertThat(Files.readAllBytes(place)).isEqualTo(bytes);
  }

  @Test
  void shouldReadAcrossFragmentsFromAnyByte() throws IOException {
    byte[] first = random(31 * 4_000, 11);
    byte[] second = random(31 * 3, 12);
    byte[] third = random(31 * 2_500, 13);
    int segment = 0;
    for (byte[] bytes : List.of(first, second, third)) {
      receive(new FragmentKey(9, segment++), 0, bytes, bytes);
    }
    byte[] all = joined(first, second, third);
    HoldingReader reader = new HoldingReader(store, store.ofDeal(9));
    long seed = 14;
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 100; round++) {
      int from = random.nextInt(all.length);
      int length = random.nextInt(all.length - from + 1);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      reader.read(from, length, out::write);
      assertThat(out.toByteArray())
          .as("seed %d, %d bytes from %d", seed, length, from)
          .isEqualTo(Arrays.copyOfRange(all, from, from + length));
    }
  }

  @Test
  void shouldNoticeFilesThatWereCutOrDeleted() throws IOException {
    byte[] bytes = random(31 * 100, 15);
    receive(KEY, 0, bytes, bytes);
    HoldingReader reader = new HoldingReader(store, store.ofDeal(7));
    Path file = folder.resolve("files/deals/7/0.fragment");
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(3_000);
    }
    assertThatThrownBy(() -> reader.read(0, 31, (piece, offset, length) -> {}))
        .isInstanceOf(DataLost.class)
        .hasMessageContaining("3000 bytes, not 3100");
    Files.delete(file);
    assertThatThrownBy(() -> reader.read(0, 31, (piece, offset, length) -> {}))
        .isInstanceOf(DataLost.class)
        .hasMessageContaining("deal 7");
  }

  @Test
  void shouldFreeTheSpaceOfADeletedDealOnly() throws IOException {
    byte[] bytes = random(31 * 100, 16);
    receive(KEY, 0, bytes, bytes);
    receive(new FragmentKey(8, 0), 0, bytes, bytes);
    store.writeBeside(7, "sigmas", new byte[48]);
    store.deleteDeal(7);
    store.deleteDeal(7);
    assertThat(store.ofDeal(7)).isEmpty();
    assertThat(folder.resolve("files/deals/7")).doesNotExist();
    assertThat(store.ofDeal(8)).hasSize(1);
  }

  private FragmentStore.Stored receive(FragmentKey key, int slot, byte[] announced, byte[] sent)
      throws IOException {
    return store.receive(
        key, slot, id(announced), announced.length, new ByteArrayInputStream(sent));
  }

  private interface Action {
    void run() throws IOException;
  }

  private static void assertRefused(int status, String slug, Action action) {
    assertThatThrownBy(action::run)
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(status);
              assertThat(refused.slug()).isEqualTo(slug);
            });
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("files"))) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.endsWith(DiskMarker.FILE))
          .toList();
    }
  }

  private byte[] read(List<Fragment> fragments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HoldingReader reader = new HoldingReader(store, fragments);
    reader.read(0, reader.bytes(), out::write);
    return out.toByteArray();
  }

  private static Hash256 id(byte[] bytes) {
    FragmentHasher hasher = new FragmentHasher();
    hasher.update(bytes, 0, bytes.length);
    return hasher.finish().id();
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] random(int length, long seed) {
    byte[] bytes = new byte[length];
    new SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }
}
