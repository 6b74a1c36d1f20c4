package io.cess4j.miner.storage;

import io.cess4j.miner.MinerException.DataLost;
import io.cess4j.miner.MinerException.DiskFailed;
import io.cess4j.miner.MinerException.DiskFull;
import io.cess4j.miner.MinerException.Refused;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ids.ChunkHashes;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.protocol.layout.Sizes;
import io.cess4j.runtime.store.KeyValueStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

/**
 * Fragments in files on one or more disks, one folder a deal and disk; ids, chunk hashes and the
 * disk's number in the database.
 *
 * <p>Order of writes: bytes into a temporary file while they are hashed, id compared, file synced,
 * renamed, folder synced, then the database entry, and only then the answer. A crash before the
 * entry leaves a file that the gateway's next attempt replaces; there is no entry without a file.
 * Safe for many threads.
 */
public final class FragmentStore {

  /** Column family of the database. */
  public static final String FAMILY = "fragments";

  private static final int LOCKS = 64;

  private final Disks disks;
  private final KeyValueStore store;

  /** A file and its entry appear and go together, as seen by whoever tidies up. */
  private final List<Lock> locks = Stream.<Lock>generate(ReentrantLock::new).limit(LOCKS).toList();

  /**
   * What became of an offered fragment.
   *
   * @param fragment as it is on disk now
   * @param created false where it was there before
   */
  public record Stored(Fragment fragment, boolean created) {}

  /** Over the same database as {@code disks}. */
  public FragmentStore(Disks disks, KeyValueStore store) {
    this.disks = disks;
    this.store = store;
  }

  /** With one folder. */
  public FragmentStore(Path root, KeyValueStore store) {
    this(Disks.open(List.of(), root, store, Disks.RESERVE), store);
  }

  /** Where the files are. */
  public Disks disks() {
    return disks;
  }

  /** A fragment that is stored. */
  public Optional<Fragment> find(FragmentKey key) {
    return store.get(FAMILY, key.toBytes()).map(value -> Fragment.decode(key, value));
  }

  /** All fragments of a deal, in segment order. */
  public List<Fragment> ofDeal(long deal) {
    List<Fragment> fragments = new ArrayList<>();
    store.scan(
        FAMILY,
        FragmentKey.dealPrefix(deal),
        (key, value) -> {
          return fragments.add(Fragment.decode(FragmentKey.of(key), value));
        });
    return fragments;
  }

  /** At most {@code limit} fragments from a key on, in the order of keys. */
  public List<Fragment> from(FragmentKey first, int limit) {
    List<Fragment> fragments = new ArrayList<>();
    store.scanFrom(
        FAMILY,
        first.toBytes(),
        (key, value) -> {
          fragments.add(Fragment.decode(FragmentKey.of(key), value));
          return fragments.size() < limit;
        });
    return fragments;
  }

  /** The first fragment of a deal: beside it lie the deal's small files. */
  private Optional<Fragment> first(long deal) {
    List<Fragment> first = new ArrayList<>();
    store.scan(
        FAMILY,
        FragmentKey.dealPrefix(deal),
        (key, value) -> {
          first.add(Fragment.decode(FragmentKey.of(key), value));
          return false;
        });
    return first.stream().findFirst();
  }

  /**
   * Takes a fragment in, also in the place of its own bytes where those were lost or altered; whole
   * and durable when it returns. Holds one chunk.
   *
   * @param id what the bytes must give
   * @param bytes announced length, whole sectors
   * @param body the masked bytes
   * @throws Refused 409 where another fragment is stored there, 422 where the bytes do not give the
   *     id or are not as many as announced, 507 where no disk has room
   * @throws DiskFull where the disk fills while the bytes come
   * @throws IOException where the body breaks off
   */
  public Stored receive(FragmentKey key, int slot, Hash256 id, int bytes, InputStream body)
      throws IOException {
    Optional<Fragment> before = find(key);
    if (before.isPresent()) {
      Stored there = already(before.get(), slot, id);
      if (isWhole(before.get())) {
        return there;
      }
    }
    Disk disk = disks.choose(bytes, before.or(() -> first(key.deal())).map(Fragment::disk));
    disk.promise(bytes);
    Path temporary = disk.temporary("%d-%d".formatted(key.deal(), key.segment()));
    try {
      ChunkHashes chunks = copy(body, bytes, temporary);
      if (!chunks.id().equals(id)) {
        throw new Refused(
            422,
            "fragment-id-mismatch",
            "the bytes give id %s, announced was %s: send the fragment again"
                .formatted(chunks.id(), id));
      }
      Fragment fragment = new Fragment(key, slot, id, bytes, disk.number(), chunks);
      keep(fragment, disk, temporary);
      return new Stored(fragment, true);
    } catch (DiskFull full) {
      Files.deleteIfExists(temporary);
      drain(body, bytes);
      throw full;
    } finally {
      disk.settle(bytes);
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Whether a fragment would find a place, before it is fetched.
   *
   * @throws Refused 507 where no disk has room
   */
  public void requireRoom(long bytes) {
    disks.choose(bytes, Optional.empty());
  }

  /** A sender in the middle of its body would see a broken connection, and not the answer. */
  private static void drain(InputStream body, int bytes) throws IOException {
    byte[] chunk = new byte[Sizes.CHUNK_BYTES];
    for (long left = bytes; left > 0; ) {
      int read = body.read(chunk, 0, (int) Math.min(left, chunk.length));
      if (read < 0) {
        return;
      }
      left -= read;
    }
  }

  private void keep(Fragment fragment, Disk disk, Path temporary) {
    FragmentKey key = fragment.key();
    Lock lock = lock(key.deal());
    lock.lock();
    try {
      DurableFiles.folder(disk.deal(key.deal()));
      DurableFiles.publish(temporary, disk.file(key));
      store.put(FAMILY, key.toBytes(), fragment.encode());
    } finally {
      lock.unlock();
    }
  }

  /**
   * False where a file went, was cut or rotted, so that the same bytes are welcome once more. Reads
   * all of it: it is asked of fragments that come twice only.
   */
  private boolean isWhole(Fragment fragment) {
    FragmentHasher hasher = new FragmentHasher();
    try {
      new HoldingReader(this, List.of(fragment)).read(0, fragment.bytes(), hasher::update);
      return hasher.finish().id().equals(fragment.id());
    } catch (DataLost damaged) {
      return false;
    }
  }

  private static Stored already(Fragment there, int slot, Hash256 id) {
    if (!there.id().equals(id) || there.slot() != slot) {
      throw new Refused(
          409,
          "fragment-differs",
          "segment %d of deal %d is stored with id %s in slot %d, not %s in slot %d: delete the deal first"
              .formatted(
                  there.key().segment(), there.key().deal(), there.id(), there.slot(), id, slot));
    }
    return new Stored(there, false);
  }

  private ChunkHashes copy(InputStream body, int bytes, Path temporary) throws IOException {
    FragmentHasher hasher = new FragmentHasher();
    byte[] chunk = new byte[Sizes.CHUNK_BYTES];
    try (FileChannel channel = DurableFiles.create(temporary)) {
      int read;
      while ((read = body.read(chunk)) >= 0) {
        hasher.update(chunk, 0, read);
        if (hasher.bytes() > bytes) {
          break;
        }
        DurableFiles.write(channel, temporary, ByteBuffer.wrap(chunk, 0, read));
      }
      if (hasher.bytes() != bytes) {
        throw new Refused(
            422,
            "fragment-length-mismatch",
            "%d bytes or more came, announced were %d".formatted(hasher.bytes(), bytes));
      }
      DurableFiles.force(channel, temporary);
    }
    return hasher.finish();
  }

  /**
   * Opens a fragment's file for positional reads.
   *
   * @throws DataLost where it is missing or not as long as it was
   */
  public FileChannel open(Fragment fragment) {
    Path file = file(fragment);
    try {
      FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
      if (channel.size() != fragment.bytes()) {
        long size = channel.size();
        channel.close();
        throw new DataLost(
            fragment.key().deal(),
            "%s has %d bytes, not %d".formatted(file, size, fragment.bytes()));
      }
      return channel;
    } catch (IOException e) {
      throw new DataLost(fragment.key().deal(), "%s cannot be read (%s)".formatted(file, e));
    }
  }

  /**
   * The file of a fragment.
   *
   * @throws DataLost where its disk is missing
   */
  public Path file(Fragment fragment) {
    return disk(fragment.key().deal(), fragment.disk()).file(fragment.key());
  }

  private Disk disk(long deal, int number) {
    return disks
        .find(number)
        .orElseThrow(
            () -> new DataLost(deal, "%s is missing: mount it".formatted(disks.name(number))));
  }

  /** Writes a small file of a deal, e.g. its sigmas; durable when it returns. */
  public void writeBeside(long deal, String name, byte[] bytes) {
    Disk disk = diskBeside(deal);
    Path folder = DurableFiles.folder(disk.deal(deal));
    DurableFiles.write(folder.resolve(name), disk.temporary("%d-%s".formatted(deal, name)), bytes);
  }

  /**
   * Where a small file of a deal is: beside its first fragment.
   *
   * @throws DataLost where no fragment is known or its disk is missing
   */
  public Path beside(long deal, String name) {
    return diskBeside(deal).deal(deal).resolve(name);
  }

  private Disk diskBeside(long deal) {
    Fragment first =
        first(deal).orElseThrow(() -> new DataLost(deal, "the database knows no fragment of it"));
    return disk(deal, first.disk());
  }

  /**
   * Forgets a deal: entries first, so that a crash leaves files without entries, never the reverse.
   */
  public void deleteDeal(long deal) {
    Lock lock = lock(deal);
    lock.lock();
    try {
      List<Fragment> fragments = ofDeal(deal);
      store.write(
          changes ->
              fragments.forEach(fragment -> changes.delete(FAMILY, fragment.key().toBytes())));
      disks.usable().forEach(disk -> DurableFiles.deleteTree(disk.deal(deal)));
    } finally {
      lock.unlock();
    }
  }

  /**
   * Removes files on a disk that no entry stands for: what a crash, or a deal that ended while the
   * disk was away, left behind. None of it was promised to anybody.
   *
   * @return how many folders and files went
   */
  public int tidy(Disk disk) {
    int removed = 0;
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(disk.deals())) {
      for (Path folder : folders) {
        removed += StrayFiles.dealOf(folder).map(deal -> tidy(disk, deal)).orElse(0);
      }
    } catch (IOException e) {
      throw new DiskFailed(disk.deals(), "cannot be listed", e);
    }
    return removed;
  }

  private int tidy(Disk disk, long deal) {
    Lock lock = lock(deal);
    lock.lock();
    try {
      List<Fragment> here =
          ofDeal(deal).stream().filter(fragment -> fragment.disk() == disk.number()).toList();
      if (here.isEmpty()) {
        DurableFiles.deleteTree(disk.deal(deal));
        return 1;
      }
      return StrayFiles.remove(disk, deal, here);
    } finally {
      lock.unlock();
    }
  }

  private Lock lock(long deal) {
    return locks.get((int) (deal % LOCKS));
  }
}
