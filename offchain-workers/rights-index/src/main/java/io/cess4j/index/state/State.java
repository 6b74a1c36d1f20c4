package io.cess4j.index.state;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.Cursor;
import io.cess4j.runtime.store.Changes;
import io.cess4j.runtime.store.KeyValueStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/**
 * The index on disk: documents, cursor, digests after each block with events, and the way back from
 * it, always written together. Safe for many readers and one writer.
 */
public final class State implements AutoCloseable {
  private static final String CURSOR = "cursor";
  private static final String DIGESTS = "digests";
  private static final String WAY_BACK = "way-back";
  private static final String META = "meta";

  /** Documents that no event carries, so that no digest covers them. */
  private static final String VIEWS = "views";

  private static final byte[] CURSOR_KEY = {0};
  private static final byte[] ORIGIN_KEY = {0};
  private static final byte[] NETWORK_KEY = {1};
  private static final byte[] WIPING_KEY = {2};
  private static final byte[] FLOOR_KEY = {3};

  /** Entries a write while an index is taken down: each write waits for the disk. */
  private static final int WIPED_AT_ONCE = 10_000;

  private final KeyValueStore store;
  private final Origin origin;

  private State(KeyValueStore store, Origin origin) {
    this.store = store;
    this.origin = origin;
  }

  /**
   * Opens a folder. What was made in another format, or from other contracts of the same network,
   * is taken down and rebuilt.
   *
   * @throws WrongNetworkException where the folder is of another network
   */
  public static State open(Path folder, Origin origin) {
    String[] columns =
        Stream.concat(
                Arrays.stream(Family.values()).map(Family::column),
                Stream.of(CURSOR, DIGESTS, WAY_BACK, META, VIEWS))
            .toArray(String[]::new);
    State state = new State(KeyValueStore.open(folder, columns), origin);
    try {
      state.check();
      return state;
    } catch (RuntimeException e) {
      state.close();
      throw e;
    }
  }

  private void check() {
    Optional<String> network = store.get(META, NETWORK_KEY).map(State::text);
    if (network.isPresent() && !network.get().equals(origin.network())) {
      throw new WrongNetworkException(network.get(), origin.network());
    }
    Optional<byte[]> known = store.get(META, ORIGIN_KEY);
    boolean another = known.isPresent() && !Arrays.equals(known.get(), origin.bytes());
    if (another || store.get(META, WIPING_KEY).isPresent()) {
      wipe();
    }
    store.write(
        changes ->
            changes
                .put(META, ORIGIN_KEY, origin.bytes())
                .put(META, NETWORK_KEY, origin.network().getBytes(StandardCharsets.UTF_8)));
  }

  /** Of what it is. */
  public Origin origin() {
    return origin;
  }

  /** A document. */
  public Optional<byte[]> get(Family family, Key key) {
    return store.get(family.column(), key.bytes());
  }

  /**
   * Visits documents from a key on while their keys begin with {@code prefix}.
   *
   * @param visitor false ends the visit
   */
  public void scan(Family family, Key prefix, Key from, BiPredicate<Key, byte[]> visitor) {
    store.scanFrom(
        family.column(),
        from.compareTo(prefix) < 0 ? prefix.bytes() : from.bytes(),
        (bytes, value) -> {
          Key key = new Key(bytes);
          return key.startsWith(prefix) && visitor.test(key, value);
        });
  }

  /** Published views with this root, in the form in which they came. */
  public Optional<byte[]> views(Bytes32 root) {
    return store.get(VIEWS, root.bytes());
  }

  /** Keeps published views, which were checked against their root. */
  public void keepViews(Bytes32 root, byte[] views) {
    store.put(VIEWS, root.bytes(), views);
  }

  /** How far events are handled. */
  public Cursor cursor() {
    return CursorBytes.read(store.get(CURSOR, CURSOR_KEY).orElse(new byte[0]));
  }

  /** Digests as of a block: those after the newest block with an event that is not above it. */
  public Digests digests(long block) {
    List<Digests> found = new ArrayList<>();
    store.scanFrom(
        DIGESTS,
        descending(block),
        (key, value) -> {
          found.add(Digests.of(value));
          return false;
        });
    return found.isEmpty() ? Digests.of(origin) : found.getFirst();
  }

  /** Digests as of the newest handled block. */
  public Digests digests() {
    return digests(Long.MAX_VALUE);
  }

  /** Blocks above one that have changed something, newest first, with the way back from each. */
  List<WayBack> waysBack(long above) {
    List<WayBack> ways = new ArrayList<>();
    store.scanFrom(
        WAY_BACK,
        descending(Long.MAX_VALUE),
        (key, value) -> {
          long block = Long.MAX_VALUE - ByteBuffer.wrap(key).getLong();
          if (block <= above) {
            return false;
          }
          ways.add(new WayBack(block, BlockChanges.read(value)));
          return true;
        });
    return ways;
  }

  /** Blocks up to this one can be gone back to no more. */
  long floor() {
    return store.get(META, FLOOR_KEY).map(bytes -> ByteBuffer.wrap(bytes).getLong()).orElse(-1L);
  }

  /** Writes everything or nothing. */
  void write(Commit commit) {
    store.write(
        changes -> {
          commit
              .documents()
              .forEach(
                  (place, value) -> {
                    String column = place.family().column();
                    if (value.isPresent()) {
                      changes.put(column, place.key().bytes(), value.get());
                    } else {
                      changes.delete(column, place.key().bytes());
                    }
                  });
          for (long lost : commit.lost()) {
            changes.delete(DIGESTS, descending(lost)).delete(WAY_BACK, descending(lost));
          }
          for (Commit.Block block : commit.blocks()) {
            byte[] key = descending(block.digests().block());
            changes.put(DIGESTS, key, block.digests().bytes()).put(WAY_BACK, key, block.wayBack());
          }
          forget(commit.floor(), changes);
          changes.put(CURSOR, CURSOR_KEY, CursorBytes.write(commit.cursor()));
        });
  }

  private void forget(long floor, Changes changes) {
    if (floor <= floor()) {
      return;
    }
    store.scanFrom(
        WAY_BACK,
        descending(floor),
        (key, value) -> {
          changes.delete(WAY_BACK, key);
          return true;
        });
    changes.put(META, FLOOR_KEY, Key.of(floor).bytes());
  }

  /** Takes everything that is derived down; begun once it is finished, also after a crash. */
  void wipe() {
    store.put(META, WIPING_KEY, new byte[0]);
    Stream.concat(
            Arrays.stream(Family.values()).map(Family::column),
            Stream.of(CURSOR, DIGESTS, WAY_BACK))
        .forEach(this::wipe);
    store.write(changes -> changes.delete(META, FLOOR_KEY).delete(META, WIPING_KEY));
  }

  private void wipe(String column) {
    List<byte[]> keys = new ArrayList<>();
    do {
      keys.clear();
      store.scanFrom(
          column,
          new byte[0],
          (key, value) -> {
            keys.add(key);
            return keys.size() < WIPED_AT_ONCE;
          });
      store.write(changes -> keys.forEach(key -> changes.delete(column, key)));
    } while (keys.size() == WIPED_AT_ONCE);
  }

  /** Newer blocks sort first, so that the newest one is found at once. */
  private static byte[] descending(long block) {
    return Key.of(Long.MAX_VALUE - block).bytes();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    store.close();
  }
}
