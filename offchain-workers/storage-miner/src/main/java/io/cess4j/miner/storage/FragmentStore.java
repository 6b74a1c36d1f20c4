package io.cess4j.miner.storage;

import io.cess4j.miner.MinerException.DataLost;
import io.cess4j.miner.MinerException.DiskFailed;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Fragments in files, one folder a deal; ids and chunk hashes in the database.
 *
 * <p>Order of writes: bytes into a temporary file while they are hashed, id compared, file synced,
 * renamed, folder synced, then the database entry, and only then the answer. A crash before the
 * entry leaves a file that the gateway's next attempt replaces; there is no entry without a file.
 * Safe for many threads.
 */
public final class FragmentStore {

  /** Column family of the database. */
  public static final String FAMILY = "fragments";

  /** This much of the disk stays free for database and logs. */
  private static final long RESERVE = 64L << 20;

  private final Path deals;
  private final Path incoming;
  private final KeyValueStore store;
  private final AtomicLong sequence = new AtomicLong();

  /**
   * What became of an offered fragment.
   *
   * @param fragment as it is on disk now
   * @param created false where it was there before
   */
  public record Stored(Fragment fragment, boolean created) {}

  /** Opens the folder and removes what an earlier process left unfinished. */
  public FragmentStore(Path root, KeyValueStore store) {
    this.deals = DurableFiles.folder(root.resolve("deals"));
    DurableFiles.deleteTree(root.resolve("incoming"));
    this.incoming = DurableFiles.folder(root.resolve("incoming"));
    this.store = store;
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
          FragmentKey at = new FragmentKey(deal, Byte.toUnsignedInt(key[Integer.BYTES]));
          return fragments.add(Fragment.decode(at, value));
        });
    return fragments;
  }

  /**
   * Takes a fragment in; durable when it returns. Holds one chunk.
   *
   * @param id what the bytes must give
   * @param bytes announced length, whole sectors
   * @param body the masked bytes
   * @throws Refused 409 where another fragment is stored there, 422 where the bytes do not give the
   *     id or are not as many as announced, 507 where the disk is full
   * @throws IOException where the body breaks off
   */
  public Stored receive(FragmentKey key, int slot, Hash256 id, int bytes, InputStream body)
      throws IOException {
    Optional<Fragment> before = find(key);
    if (before.isPresent()) {
      return already(before.get(), slot, id);
    }
    checkSpace(bytes);
    Path temporary = temporary(key);
    try {
      ChunkHashes chunks = copy(body, bytes, temporary);
      if (!chunks.id().equals(id)) {
        throw new Refused(
            422,
            "fragment-id-mismatch",
            "the bytes give id %s, announced was %s: send the fragment again"
                .formatted(chunks.id(), id));
      }
      DurableFiles.folder(folder(key.deal()));
      DurableFiles.publish(temporary, file(key));
      Fragment fragment = new Fragment(key, slot, id, bytes, chunks);
      store.put(FAMILY, key.toBytes(), fragment.encode());
      return new Stored(fragment, true);
    } finally {
      Files.deleteIfExists(temporary);
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
        ByteBuffer buffer = ByteBuffer.wrap(chunk, 0, read);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
      }
      if (hasher.bytes() != bytes) {
        throw new Refused(
            422,
            "fragment-length-mismatch",
            "%d bytes or more came, announced were %d".formatted(hasher.bytes(), bytes));
      }
      channel.force(true);
    }
    return hasher.finish();
  }

  private void checkSpace(long bytes) {
    try {
      long free = Files.getFileStore(deals).getUsableSpace();
      if (free < bytes + RESERVE) {
        throw new Refused(
            507,
            "disk-full",
            "%d bytes are free, the fragment needs %d: the operator must add space"
                .formatted(free, bytes));
      }
    } catch (IOException e) {
      throw new DiskFailed(deals, "free space cannot be read", e);
    }
  }

  /**
   * Opens a fragment's file for positional reads.
   *
   * @throws DataLost where it is missing or not as long as it was
   */
  public FileChannel open(Fragment fragment) {
    Path file = file(fragment.key());
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

  /** Writes a small file of a deal, e.g. its sigmas; durable when it returns. */
  public void writeBeside(long deal, String name, byte[] bytes) {
    Path folder = DurableFiles.folder(folder(deal));
    Path temporary = incoming.resolve("%d-%s-%d".formatted(deal, name, sequence.incrementAndGet()));
    DurableFiles.write(folder.resolve(name), temporary, bytes);
  }

  /** Where a small file of a deal is. */
  public Path beside(long deal, String name) {
    return folder(deal).resolve(name);
  }

  /**
   * Forgets a deal: entries first, so that a crash leaves files without entries, never the reverse.
   */
  public void deleteDeal(long deal) {
    List<Fragment> fragments = ofDeal(deal);
    store.write(
        changes -> fragments.forEach(fragment -> changes.delete(FAMILY, fragment.key().toBytes())));
    DurableFiles.deleteTree(folder(deal));
  }

  private Path temporary(FragmentKey key) {
    return incoming.resolve(
        "%d-%d-%d".formatted(key.deal(), key.segment(), sequence.incrementAndGet()));
  }

  private Path folder(long deal) {
    return deals.resolve(Long.toString(deal));
  }

  private Path file(FragmentKey key) {
    return folder(key.deal()).resolve(key.segment() + ".fragment");
  }
}
