package io.cess4j.index.state;

import io.cess4j.chain.ChainException;
import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.Cursor;
import io.cess4j.chain.event.CursorStore;
import io.cess4j.chain.event.EventListener;
import io.cess4j.runtime.store.StoreException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * From events to documents. Listener and cursor store of one {@code EventCursor}: what a range of
 * blocks changed is written together with the cursor behind it, in one write, so a process that is
 * killed at any point goes on from where it was, and nothing is applied twice or lost.
 *
 * <p>For one thread; readers use {@link State}.
 */
public final class Journal implements EventListener, CursorStore {
  private final State state;
  private final Applier applier;
  private final Watch watch;
  private final long wayBackBlocks;
  private final Draft draft;
  private final List<Commit.Block> blocks = new ArrayList<>();
  private final List<Long> lost = new ArrayList<>();
  private Digests digests;
  private @Nullable BlockLogs current;
  private @Nullable ChainLog last;

  /**
   * A journal on top of what is written.
   *
   * @param wayBackBlocks how many blocks a rewind may take away without a rebuild
   */
  public Journal(State state, Applier applier, Watch watch, long wayBackBlocks) {
    this.state = state;
    this.applier = applier;
    this.watch = watch;
    this.wayBackBlocks = wayBackBlocks;
    this.draft = new Draft(state);
    this.digests = state.digests();
  }

  /** Each round begins here: what the one before did not write is forgotten. */
  @Override
  public Cursor load() {
    draft.clear();
    blocks.clear();
    lost.clear();
    current = null;
    digests = state.digests();
    return state.cursor();
  }

  @Override
  public void onLog(ChainLog log) {
    BlockLogs block = current;
    if (block == null || block.number() != log.at().blockNumber()) {
      endBlock();
      block = new BlockLogs(log);
      current = block;
    }
    block.add(log);
    last = log;
  }

  @Override
  public void onMalformed(ChainLog log, ChainException.AnswerMalformed problem) {
    watch.strange(log, problem);
  }

  @Override
  public void onEvent(ContractEvent event) {
    try {
      applier.apply(event, draft);
      draft.keepEvent();
    } catch (StoreException disk) {
      throw disk; // says nothing about the event
    } catch (RuntimeException strange) {
      draft.dropEvent();
      watch.strange(Objects.requireNonNull(last), strange); // onLog came before
    }
  }

  private void endBlock() {
    BlockLogs block = current;
    if (block == null) {
      return;
    }
    BlockChanges changes = draft.endBlock();
    digests = digests.after(block.number(), block.hash(), block.toBytes(), changes.after());
    blocks.add(new Commit.Block(digests, changes.before()));
    current = null;
  }

  @Override
  public void onRewind(long block) {
    if (block < state.floor()) {
      state.wipe();
      watch.rewound(-1);
      throw new RebuildException(block);
    }
    for (WayBack way : state.waysBack(block)) {
      way.before().forEach(draft::restore);
      lost.add(way.block());
    }
    digests = state.digests(block);
    watch.rewound(block);
  }

  @Override
  public void save(Cursor cursor) {
    endBlock();
    Set<Long> certificates = certificates();
    long head = cursor.points().isEmpty() ? 0 : cursor.points().getLast().number();
    state.write(
        new Commit(
            draft.all(), List.copyOf(lost), List.copyOf(blocks), head - wayBackBlocks, cursor));
    draft.clear();
    blocks.clear();
    lost.clear();
    watch.written(cursor, certificates);
  }

  /** Certificates that came or went. */
  private Set<Long> certificates() {
    Set<Long> numbers = new LinkedHashSet<>();
    for (Place place : draft.all().keySet()) {
      if (place.family() == Family.CERTIFICATES) {
        numbers.add(place.key().last());
      }
    }
    return numbers;
  }
}
