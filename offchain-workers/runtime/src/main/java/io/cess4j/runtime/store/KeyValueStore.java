package io.cess4j.runtime.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.rocksdb.ColumnFamilyDescriptor;
import org.rocksdb.ColumnFamilyHandle;
import org.rocksdb.ColumnFamilyOptions;
import org.rocksdb.DBOptions;
import org.rocksdb.ReadOptions;
import org.rocksdb.RocksDB;
import org.rocksdb.RocksDBException;
import org.rocksdb.RocksIterator;
import org.rocksdb.WriteBatch;
import org.rocksdb.WriteOptions;

/**
 * RocksDB with column families, sized for a worker: a few MiB of memory. Every write is on disk
 * (fsync of the log) when the call returns, so that an answer given to a peer survives kill -9.
 * Safe for many threads; one process per folder.
 */
public final class KeyValueStore implements AutoCloseable {

  private static final long WRITE_BUFFER = 4L << 20;

  /** A log, a table and a manifest, with some air. */
  private static final long ROOM_TO_REOPEN = 4 * WRITE_BUFFER;

  static {
    RocksDB.loadLibrary();
  }

  private final Path folder;
  private final DBOptions options;
  private final ColumnFamilyOptions familyOptions;
  private final WriteOptions synced = new WriteOptions().setSync(true);
  private final List<String> names;
  private @Nullable RocksDB database;
  private final Map<String, ColumnFamilyHandle> families = new LinkedHashMap<>();

  /** Closing while another thread reads would crash the JVM in native code. */
  private final ReadWriteLock inUse = new ReentrantReadWriteLock();

  private boolean closed;
  private volatile boolean refusesWrites;

  private KeyValueStore(Path folder, List<String> names) throws RocksDBException, IOException {
    this.folder = folder;
    this.names = names;
    Files.createDirectories(folder);
    options =
        new DBOptions()
            .setCreateIfMissing(true)
            .setCreateMissingColumnFamilies(true)
            .setMaxOpenFiles(64)
            .setKeepLogFileNum(2);
    familyOptions = new ColumnFamilyOptions().setWriteBufferSize(WRITE_BUFFER);
    openDatabase();
  }

  private void openDatabase() throws RocksDBException {
    List<ColumnFamilyDescriptor> descriptors = new ArrayList<>();
    descriptors.add(new ColumnFamilyDescriptor(RocksDB.DEFAULT_COLUMN_FAMILY, familyOptions));
    for (String name : names) {
      descriptors.add(
          new ColumnFamilyDescriptor(name.getBytes(StandardCharsets.UTF_8), familyOptions));
    }
    List<ColumnFamilyHandle> handles = new ArrayList<>();
    database = RocksDB.open(options, folder.toString(), descriptors, handles);
    families.put("default", handles.getFirst());
    for (int i = 0; i < names.size(); i++) {
      families.put(names.get(i), handles.get(i + 1));
    }
  }

  /**
   * @param families names of the column families; a later release may add some but must go on
   *     naming old ones
   * @throws StoreException where the folder cannot be opened
   */
  public static KeyValueStore open(Path folder, String... families) {
    try {
      return new KeyValueStore(folder, List.of(families));
    } catch (RocksDBException | IOException e) {
      throw new StoreException(
          "cannot open the database in %s: %s; is another process using it?"
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  public Optional<byte[]> get(String family, byte[] key) {
    inUse.readLock().lock();
    try {
      return Optional.ofNullable(open().get(family(family), key));
    } catch (RocksDBException e) {
      throw failed("read", e);
    } finally {
      inUse.readLock().unlock();
    }
  }

  public void put(String family, byte[] key, byte[] value) {
    write(changes -> changes.put(family, key, value));
  }

  public void delete(String family, byte[] key) {
    write(changes -> changes.delete(family, key));
  }

  /**
   * Applies all changes at once; durable when it returns. Nothing is written where {@code changes}
   * throws.
   */
  public void write(Consumer<Changes> changes) {
    if (refusesWrites) {
      reopen();
    }
    inUse.readLock().lock();
    try (WriteBatch batch = new WriteBatch()) {
      changes.accept(new BatchChanges(batch));
      open().write(synced, batch);
    } catch (RocksDBException e) {
      refusesWrites = true;
      throw failed("write", e);
    } finally {
      inUse.readLock().unlock();
    }
  }

  /**
   * Visits the entries whose key begins with {@code prefix}, in unsigned byte order, on a snapshot.
   *
   * @param visitor key and value; false ends the visit
   */
  public void scan(String family, byte[] prefix, BiPredicate<byte[], byte[]> visitor) {
    scanFrom(
        family,
        prefix,
        (key, value) ->
            key.length >= prefix.length
                && Arrays.equals(key, 0, prefix.length, prefix, 0, prefix.length)
                && visitor.test(key, value));
  }

  /**
   * Visits the entries from a key on, in unsigned byte order, on a snapshot. Not for long visits:
   * {@link #close} waits for their end.
   *
   * @param first where to begin, whether it is there or not
   * @param visitor key and value; false ends the visit
   */
  public void scanFrom(String family, byte[] first, BiPredicate<byte[], byte[]> visitor) {
    inUse.readLock().lock();
    try (ReadOptions read = new ReadOptions();
        RocksIterator entries = open().newIterator(family(family), read)) {
      for (entries.seek(first); entries.isValid(); entries.next()) {
        if (!visitor.test(entries.key(), entries.value())) {
          return;
        }
      }
      entries.status();
    } catch (RocksDBException e) {
      throw failed("scan", e);
    } finally {
      inUse.readLock().unlock();
    }
  }

  /**
   * After one failed write (a full disk) RocksDB refuses all others for as long as it is open.
   * Everything acknowledged is in its synced log, which the new one reads.
   */
  private void reopen() {
    inUse.writeLock().lock();
    try {
      if (!refusesWrites || closed || folder.toFile().getUsableSpace() < ROOM_TO_REOPEN) {
        return; // still full: the write says so, and reading goes on
      }
      closeDatabase();
      openDatabase();
      refusesWrites = false;
    } catch (RocksDBException e) {
      throw failed("go on", e);
    } finally {
      inUse.writeLock().unlock();
    }
  }

  private RocksDB open() {
    RocksDB current = database;
    if (closed || current == null) {
      throw new StoreException(
          closed
              ? "the database in " + folder + " is closed: the worker is ending"
              : "the database in " + folder + " cannot be opened again; check its disk",
          null);
    }
    return current;
  }

  private void closeDatabase() {
    RocksDB current = database;
    families.values().forEach(ColumnFamilyHandle::close);
    families.clear();
    if (current != null) {
      current.close();
    }
    database = null;
  }

  private ColumnFamilyHandle family(String name) {
    ColumnFamilyHandle handle = families.get(name);
    if (handle == null) {
      open(); // says it where the database is not there at all
      throw new IllegalArgumentException(
          "no column family \"%s\"; there are %s".formatted(name, families.keySet()));
    }
    return handle;
  }

  private StoreException failed(String what, RocksDBException e) {
    return new StoreException(
        "cannot %s in %s: %s; check disk space and rights".formatted(what, folder, e.getMessage()),
        e);
  }

  @Override
  public void close() {
    inUse.writeLock().lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      closeDatabase();
      synced.close();
      familyOptions.close();
      options.close();
    } finally {
      inUse.writeLock().unlock();
    }
  }

  private final class BatchChanges implements Changes {
    private final WriteBatch batch;

    BatchChanges(WriteBatch batch) {
      this.batch = batch;
    }

    @Override
    public Changes put(String family, byte[] key, byte[] value) {
      try {
        batch.put(family(family), key, value);
        return this;
      } catch (RocksDBException e) {
        throw failed("write", e);
      }
    }

    @Override
    public Changes delete(String family, byte[] key) {
      try {
        batch.delete(family(family), key);
        return this;
      } catch (RocksDBException e) {
        throw failed("delete", e);
      }
    }
  }
}
