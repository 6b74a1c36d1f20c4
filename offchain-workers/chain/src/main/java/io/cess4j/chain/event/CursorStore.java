package io.cess4j.chain.event;

/**
 * Keeps a cursor across restarts; best in the same store, and the same write, as what the handlers
 * change.
 */
public interface CursorStore {
  /** The kept cursor, {@link Cursor#BEGINNING} where there is none. */
  Cursor load();

  /** Keeps the cursor durably before it returns. */
  void save(Cursor cursor);
}
