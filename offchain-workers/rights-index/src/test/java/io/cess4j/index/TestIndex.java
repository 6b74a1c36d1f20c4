package io.cess4j.index;

import io.cess4j.chain.Address;
import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.Cursor;
import io.cess4j.index.apply.Changes;
import io.cess4j.index.search.WordWeights;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Journal;
import io.cess4j.index.state.Key;
import io.cess4j.index.state.Origin;
import io.cess4j.index.state.State;
import io.cess4j.index.state.Watch;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An index without a chain and without HTTP. */
public final class TestIndex implements AutoCloseable, Watch {
  /** Of which network it is, unless a test says another one. */
  public static final Origin ORIGIN =
      new Origin(31_337, Address.ZERO, new TreeMap<>(Map.of("Lineage", Address.ZERO)));

  private final State state;
  private final Journal journal;
  private final List<RuntimeException> strange = new ArrayList<>();

  /** Opens one in a folder. */
  public TestIndex(Path folder) {
    this(folder, ORIGIN, 10_000);
  }

  /** As {@link #TestIndex(Path)}, of another network or with a shorter way back. */
  public TestIndex(Path folder, Origin origin, long wayBackBlocks) {
    state = State.open(folder, origin);
    journal = new Journal(state, new Changes(new WordWeights()), this, wayBackBlocks);
  }

  /** Reads blocks as one range. */
  public void read(List<CannedBlock> range) {
    Cursor cursor = journal.load();
    range.forEach(block -> block.tell(journal));
    journal.save(range.getLast().after(cursor));
  }

  /** The chain loses the blocks above one. */
  public void rewind(CannedBlock newest) {
    journal.load();
    journal.onRewind(newest.number());
    journal.save(newest.after(Cursor.BEGINNING));
  }

  /** Journal under test. */
  public Journal journal() {
    return journal;
  }

  /** State under test. */
  public State state() {
    return state;
  }

  /** What could not be applied. */
  public List<RuntimeException> strange() {
    return strange;
  }

  /** Every document, as text. */
  public Map<String, String> documents() {
    Map<String, String> all = new TreeMap<>();
    for (Family family : Family.values()) {
      state.scan(
          family,
          Key.EMPTY,
          Key.EMPTY,
          (key, value) -> {
            all.put(family + " " + key, new String(value, StandardCharsets.UTF_8));
            return true;
          });
    }
    return all;
  }

  @Override
  public void strange(ChainLog log, RuntimeException why) {
    strange.add(why);
  }

  @Override
  public void rewound(long block) {}

  @Override
  public void written(Cursor cursor, Set<Long> certificates) {}

  @Override
  public void close() {
    state.close();
  }
}
