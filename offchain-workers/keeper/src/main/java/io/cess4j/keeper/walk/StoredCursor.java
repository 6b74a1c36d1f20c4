package io.cess4j.keeper.walk;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.BlockPoint;
import io.cess4j.chain.event.Cursor;
import io.cess4j.chain.event.CursorStore;
import io.cess4j.runtime.store.KeyValueStore;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The cursor beside what is derived from its events: whoever deletes one deletes both. */
final class StoredCursor implements CursorStore {
  /** Column family of the cursor. */
  static final String FAMILY = "cursor";

  private static final byte[] SLOTS = {0};
  private static final int POINT = Long.BYTES + Bytes32.LENGTH;

  private final KeyValueStore store;
  private final byte[] key;

  /** The cursor of the index of slots. */
  StoredCursor(KeyValueStore store) {
    this.store = store;
    this.key = SLOTS;
  }

  /** The cursor of another index. */
  StoredCursor(KeyValueStore store, String index) {
    this.store = store;
    this.key = index.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public Cursor load() {
    ByteBuffer bytes = ByteBuffer.wrap(store.get(FAMILY, key).orElse(new byte[0]));
    List<BlockPoint> points = new ArrayList<>();
    while (bytes.hasRemaining()) {
      long number = bytes.getLong();
      byte[] hash = new byte[Bytes32.LENGTH];
      bytes.get(hash);
      points.add(new BlockPoint(number, Bytes32.of(hash)));
    }
    return new Cursor(points);
  }

  @Override
  public void save(Cursor cursor) {
    ByteBuffer bytes = ByteBuffer.allocate(POINT * cursor.points().size());
    for (BlockPoint point : cursor.points()) {
      bytes.putLong(point.number()).put(point.hash().bytes());
    }
    store.put(FAMILY, key, bytes.array());
  }
}
