package io.cess4j.index.state;

import java.util.Arrays;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Changes that are not written yet, in three layers: of the event at hand, which are dropped where
 * it cannot be applied; of its block, which become one entry of the digests and of the way back; of
 * all blocks since the last write.
 */
public final class Draft {
  private final State state;
  private final NavigableMap<Place, Optional<byte[]>> event = new TreeMap<>();
  private final NavigableMap<Place, Optional<byte[]>> block = new TreeMap<>();
  private final NavigableMap<Place, Optional<byte[]>> all = new TreeMap<>();

  Draft(State state) {
    this.state = state;
  }

  /** A document as it would be if everything were written. */
  public Optional<byte[]> get(Family family, Key key) {
    Place place = new Place(family, key);
    Optional<byte[]> changed = event.get(place);
    return changed != null ? changed : beforeEvent(place);
  }

  private Optional<byte[]> beforeEvent(Place place) {
    Optional<byte[]> changed = block.get(place);
    return changed != null ? changed : beforeBlock(place);
  }

  private Optional<byte[]> beforeBlock(Place place) {
    Optional<byte[]> changed = all.get(place);
    return changed != null ? changed : state.get(place.family(), place.key());
  }

  /** Writes a document. */
  public void put(Family family, Key key, byte[] value) {
    event.put(new Place(family, key), Optional.of(value));
  }

  /** Takes a document out. */
  public void remove(Family family, Key key) {
    event.put(new Place(family, key), Optional.empty());
  }

  /** The event's changes count. */
  void keepEvent() {
    block.putAll(event);
    event.clear();
  }

  /** The event's changes do not. */
  void dropEvent() {
    event.clear();
  }

  /** What the block has really changed, sorted. */
  BlockChanges endBlock() {
    NavigableMap<Place, Change> changes = new TreeMap<>();
    block.forEach(
        (place, after) -> {
          Optional<byte[]> before = beforeBlock(place);
          if (!same(before, after)) {
            changes.put(place, new Change(before, after));
          }
        });
    all.putAll(block);
    block.clear();
    return new BlockChanges(changes);
  }

  /** Puts a document back as it was before a block that the chain has lost. */
  void restore(Place place, Optional<byte[]> before) {
    all.put(place, before);
  }

  NavigableMap<Place, Optional<byte[]>> all() {
    return all;
  }

  void clear() {
    event.clear();
    block.clear();
    all.clear();
  }

  private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
    return one.isPresent() == other.isPresent()
        && (one.isEmpty() || Arrays.equals(one.get(), other.get()));
  }
}
