package io.cess4j.miner.storage;

import io.cess4j.runtime.store.KeyValueStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/** The disks as the database knows them: number, id of the marker, and where each was last. */
final class DiskBook {

  private static final String FAMILY = "default";
  private static final byte[] MINER = "disks/miner".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] PREFIX = "disks/number/".getBytes(StandardCharsets.US_ASCII);
  private static final int MOST = 255;

  private final KeyValueStore store;

  /**
   * A line of the book.
   *
   * @param folder where it was when it was last seen
   */
  record Known(int number, String id, Path folder) {}

  DiskBook(KeyValueStore store) {
    this.store = store;
  }

  /** The id of this database, made at first use. */
  String miner() {
    Optional<byte[]> there = store.get(FAMILY, MINER);
    if (there.isEmpty()) {
      byte[] fresh = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
      store.put(FAMILY, MINER, fresh);
      return new String(fresh, StandardCharsets.US_ASCII);
    }
    return new String(there.get(), StandardCharsets.US_ASCII);
  }

  /** Whether the database is older than the book: releases before it had one folder. */
  boolean knowsFragments() {
    AtomicBoolean any = new AtomicBoolean();
    store.scan(
        FragmentStore.FAMILY,
        new byte[0],
        (key, value) -> {
          any.set(true);
          return false;
        });
    return any.get();
  }

  SortedMap<Integer, Known> all() {
    SortedMap<Integer, Known> all = new TreeMap<>();
    store.scan(
        FAMILY,
        PREFIX,
        (key, value) -> {
          int number = Byte.toUnsignedInt(key[key.length - 1]);
          String[] lines = new String(value, StandardCharsets.UTF_8).split("\n", 2);
          all.put(number, new Known(number, lines[0], Path.of(lines[1])));
          return true;
        });
    return all;
  }

  void put(Known disk) {
    if (disk.number() > MOST) {
      throw new IllegalStateException("a miner has at most " + (MOST + 1) + " disks in its life");
    }
    store.put(
        FAMILY,
        key(disk.number()),
        (disk.id() + "\n" + disk.folder()).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] key(int number) {
    return ByteBuffer.wrap(Arrays.copyOf(PREFIX, PREFIX.length + 1))
        .put(PREFIX.length, (byte) number)
        .array();
  }
}
