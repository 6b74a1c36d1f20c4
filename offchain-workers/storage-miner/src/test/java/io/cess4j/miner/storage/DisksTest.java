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
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several disks: which is which, and what happens when one is not there. */
final class DisksTest {

  @TempDir private Path folder;
  private Path first;
  private Path second;
  private KeyValueStore database;
  private FragmentStore store;

  @BeforeEach
  void twoDisks() throws IOException {
    first = Files.createDirectory(folder.resolve("a"));
    second = Files.createDirectory(folder.resolve("b"));
    database = KeyValueStore.open(folder.resolve("db"), FragmentStore.FAMILY);
    open(first, second);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void shouldServeOnWithTheOtherDiskWhereOneIsNotMounted() throws IOException {
    store(7, first);
    store(8, second);
    Files.move(second, folder.resolve("unplugged"));
    Files.createDirectory(second); // the empty mount point
    open(first, second);
    assertThat(read(7)).isEqualTo(content(7));
    assertThatThrownBy(() -> read(8))
        .isInstanceOf(DataLost.class)
        .hasMessageContaining("deal 8")
        .hasMessageContaining(second.toString())
        .hasMessageContaining("mount it");
    assertThat(trouble(second)).contains("disk 1 is missing").contains("mount it");
    receive(9);
    assertThat(disk(9)).as("nothing goes to an empty mount point").isEqualTo(first);
    assertThat(second).isEmptyDirectory();
  }

  @Test
  void shouldFindADiskAgainOnceItIsMounted() throws IOException {
    store(8, second);
    Path unplugged = Files.move(second, folder.resolve("unplugged"));
    open(first, second);
    assertThat(store.disks().usable()).hasSize(1);
    Files.move(unplugged, second);
    store.disks().refresh();
    assertThat(read(8)).isEqualTo(content(8));
    assertThat(store.disks().reports()).allMatch(DiskReport::usable);
  }

  @Test
  void shouldNoticeADiskThatGoesWhileTheMinerRuns() throws IOException {
    store(8, second);
    Files.move(second, folder.resolve("unplugged"));
    assertThatThrownBy(() -> read(8)).isInstanceOf(DataLost.class).hasMessageContaining("missing");
    receive(9);
    assertThat(disk(9)).isEqualTo(first);
  }

  @Test
  void shouldKnowDisksByTheirMarkersWhereverTheyAreMounted() throws IOException {
    store(7, first);
    store(8, second);
    Path other = folder.resolve("other");
    Files.move(first, other);
    Files.move(second, first);
    Files.move(other, second);
    open(first, second);
    assertThat(read(7)).isEqualTo(content(7));
    assertThat(read(8)).isEqualTo(content(8));
    assertThat(disk(7)).isEqualTo(second);
  }

  @Test
  void shouldRefuseForeignAndUnknownFolders() throws IOException {
    Path foreign = Files.createDirectory(folder.resolve("foreign"));
    new DiskMarker("some-disk", "another-miner").write(foreign);
    Path full = Files.createDirectory(folder.resolve("full"));
    Files.writeString(full.resolve("photo.jpg"), "mine");
    Path absent = folder.resolve("absent");
    open(first, second, foreign, full, absent);
    assertThat(trouble(foreign)).contains("belongs to another miner").contains("another-miner");
    assertThat(trouble(full)).contains("holds files").contains("empty folder");
    assertThat(trouble(absent)).contains("create it, or mount its disk");
    assertThat(store.disks().usable()).extracting(Disk::folder).containsExactly(first, second);
    assertThat(full).isDirectoryContaining(path -> path.endsWith("photo.jpg"));
  }

  @Test
  void shouldRefuseTheCopyOfADisk() throws IOException {
    Path copy = Files.createDirectory(folder.resolve("copy"));
    Files.copy(first.resolve(DiskMarker.FILE), copy.resolve(DiskMarker.FILE));
    open(first, second, copy);
    assertThat(trouble(copy)).contains("copy of disk 0").contains(first.toString());
  }

  @Test
  void shouldKeepTheFragmentsOfADealTogetherWhileThereIsRoom() throws IOException {
    store(7, second);
    for (int segment = 1; segment < 4; segment++) {
      receive(new FragmentKey(7, segment));
    }
    assertThat(store.ofDeal(7)).extracting(Fragment::disk).containsOnly(1);
  }

  @Test
  void shouldReadADealThatLiesOnTwoDisks() throws IOException {
    store(7, second);
    Files.move(second, folder.resolve("unplugged"));
    receive(new FragmentKey(7, 1));
    Files.move(folder.resolve("unplugged"), second);
    assertThat(store.ofDeal(7)).extracting(Fragment::disk).containsExactly(1, 0);
    assertThat(read(7)).startsWith(content(7)).hasSize(2 * content(7).length);
    store.deleteDeal(7);
    assertThat(first.resolve("deals/7")).doesNotExist();
    assertThat(second.resolve("deals/7")).doesNotExist();
  }

  @Test
  void shouldNameEveryDiskWhereNoneHasRoom() {
    store =
        new FragmentStore(
            Disks.open(List.of(first, second), folder.resolve("files"), database, 1L << 62),
            database);
    assertThatThrownBy(() -> receive(7))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.slug()).isEqualTo("disk-full"))
        .hasMessageContaining(first.toString())
        .hasMessageContaining(second.toString());
  }

  @Test
  void shouldTakeTheSameFragmentAgainAfterItsFileWent() throws IOException {
    store(7, second);
    Files.delete(second.resolve("deals/7/0.fragment"));
    assertThat(receive(7).created()).isTrue();
    assertThat(read(7)).isEqualTo(content(7));
  }

  /** Entries and files of the release that knew one folder and no markers. */
  @Test
  void shouldAdoptTheFolderOfAnOlderRelease() throws IOException {
    database.close();
    database = KeyValueStore.open(folder.resolve("old-db"), FragmentStore.FAMILY);
    Path usual = folder.resolve("files");
    Files.createDirectories(usual.resolve("deals/7"));
    Files.write(usual.resolve("deals/7/0.fragment"), content(7));
    FragmentHasher hasher = new FragmentHasher();
    hasher.update(content(7), 0, content(7).length);
    var chunks = hasher.finish();
    byte[] old =
        ByteBuffer.allocate(Hash256.BYTES + 5 + chunks.toBytes().length)
            .put(chunks.id().toBytes())
            .put((byte) 2)
            .putInt(content(7).length)
            .put(chunks.toBytes())
            .array();
    database.put(FragmentStore.FAMILY, new FragmentKey(7, 0).toBytes(), old);
    Path fresh = Files.createDirectory(folder.resolve("fresh"));
    open(fresh);
    assertThat(read(7)).isEqualTo(content(7));
    assertThat(store.ofDeal(7).getFirst().slot()).isEqualTo(2);
    assertThat(usual.resolve(DiskMarker.FILE)).exists();
    receive(8);
    assertThat(disk(8)).as("only what is configured takes new data").isEqualTo(fresh);
  }

  @Test
  void shouldNotAdoptDealsThatTheDatabaseDoesNotKnow() throws IOException {
    database.close();
    database = KeyValueStore.open(folder.resolve("lost-db"), FragmentStore.FAMILY);
    Path file = Files.createDirectories(folder.resolve("files/deals/7")).resolve("0.fragment");
    Files.write(file, content(7));
    open();
    assertThat(trouble(folder.resolve("files"))).contains("restore the database");
    assertThat(file).exists();
  }

  @Test
  void shouldTidyOnlyWhatNoEntryStandsFor() throws IOException {
    store(7, first);
    Files.write(first.resolve("deals/7/5.fragment"), new byte[31]);
    Files.write(first.resolve("deals/7/sigmas"), new byte[48]);
    Files.createDirectories(first.resolve("deals/99"));
    Files.write(first.resolve("deals/99/0.fragment"), new byte[31]);
    Files.createDirectories(first.resolve("deals/notes"));
    assertThat(store.tidy(store.disks().find(0).orElseThrow())).isEqualTo(2);
    assertThat(first.resolve("deals/99")).doesNotExist();
    assertThat(first.resolve("deals/7/sigmas")).exists();
    assertThat(first.resolve("deals/notes")).exists();
    assertThat(read(7)).isEqualTo(content(7));
  }

  private void open(Path... disks) {
    store =
        new FragmentStore(
            Disks.open(List.of(disks), folder.resolve("files"), database, Disks.RESERVE), database);
  }

  /** Puts the deal's first fragment on a disk by having only that one take new data. */
  private void store(long deal, Path disk) throws IOException {
    FragmentStore both = store;
    open(disk);
    receive(deal);
    assertThat(disk(deal)).isEqualTo(disk);
    store = both;
  }

  private FragmentStore.Stored receive(long deal) throws IOException {
    return receive(new FragmentKey(deal, 0));
  }

  private FragmentStore.Stored receive(FragmentKey key) throws IOException {
    byte[] bytes = content(key.deal());
    FragmentHasher hasher = new FragmentHasher();
    hasher.update(bytes, 0, bytes.length);
    return store.receive(
        key, 2, hasher.finish().id(), bytes.length, new ByteArrayInputStream(bytes));
  }

  private Path disk(long deal) {
    return Optional.of(store.ofDeal(deal).getFirst().disk())
        .flatMap(store.disks()::find)
        .orElseThrow()
        .folder();
  }

  private String trouble(Path disk) {
    return store.disks().reports().stream()
        .filter(report -> report.folder().equals(disk.toString()))
        .findFirst()
        .orElseThrow()
        .trouble();
  }

  private byte[] read(long deal) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    HoldingReader reader = new HoldingReader(store, store.ofDeal(deal));
    reader.read(0, reader.bytes(), out::write);
    return out.toByteArray();
  }

  private static byte[] content(long deal) {
    byte[] bytes = new byte[31 * 4_000];
    new SplittableRandom(deal).nextBytes(bytes);
    return bytes;
  }
}
