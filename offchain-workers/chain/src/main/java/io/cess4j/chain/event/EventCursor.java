package io.cess4j.chain.event;

import io.cess4j.chain.Address;
import io.cess4j.chain.BlockHeader;
import io.cess4j.chain.ChainConnection;
import io.cess4j.chain.ChainException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the events of some contracts from where the caller's store says, in order, at least once
 * each.
 *
 * <p>Every {@link #poll} first checks that the newest handled block still has its hash; where it
 * has another one, or the head is lower, it goes back to the newest point that the chain still has
 * and says so. Ranges are bounded, and the cursor is saved after each of them, so neither a long
 * absence nor a crash costs more than one range. Not safe for several threads.
 */
public final class EventCursor {
  /** Blocks a request; nodes refuse much longer ranges. */
  public static final int RANGE_BLOCKS = 2_000;

  private final ChainConnection connection;
  private final Set<Address> contracts;
  private final long firstBlock;
  private final CursorStore store;
  private final EventListener listener;

  /**
   * A cursor; nothing is asked of the node yet.
   *
   * @param contracts emitters to follow
   * @param firstBlock where to begin when the store is empty; 0 is right and slow
   */
  public EventCursor(
      ChainConnection connection,
      Set<Address> contracts,
      long firstBlock,
      CursorStore store,
      EventListener listener) {
    this.connection = connection;
    this.contracts = Set.copyOf(contracts);
    this.firstBlock = firstBlock;
    this.store = store;
    this.listener = listener;
  }

  /**
   * Tells everything up to the chain's head.
   *
   * @return how many events were told
   */
  public int poll() {
    Cursor cursor = rewound(store.load());
    int told = 0;
    long head = connection.latestBlock().number();
    long from = next(cursor);
    while (from <= head) {
      long to = Math.min(head, from + RANGE_BLOCKS - 1);
      Optional<BlockHeader> end = connection.block(to);
      if (end.isEmpty()) {
        return told; // the head fell below it meanwhile; the next round looks again
      }
      List<ChainLog> logs = connection.logs(new LogFilter(contracts, from, to, List.of()));
      for (ChainLog log : logs) {
        told += tell(log);
      }
      // The hash was read before the logs: had the chain changed in between, the next round finds
      // another hash and goes back.
      cursor = cursor.with(new BlockPoint(to, end.get().hash()));
      store.save(cursor);
      from = to + 1;
    }
    return told;
  }

  private int tell(ChainLog log) {
    listener.onLog(log);
    Optional<ContractEvent> event;
    try {
      event = EventDecoder.decode(log);
    } catch (ChainException.AnswerMalformed malformed) {
      listener.onMalformed(log, malformed);
      return 0;
    }
    event.ifPresent(listener::onEvent);
    return event.isPresent() ? 1 : 0;
  }

  private long next(Cursor cursor) {
    return cursor.points().isEmpty() ? firstBlock : cursor.points().getLast().number() + 1;
  }

  private Cursor rewound(Cursor cursor) {
    List<BlockPoint> points = cursor.points();
    int lost = 0;
    while (lost < points.size() && !stands(points.get(points.size() - 1 - lost))) {
      lost++;
    }
    if (lost == 0) {
      return cursor;
    }
    Cursor common = cursor.without(lost);
    // The listener first: a crash between the two tells it again, which an idempotent handler does
    // not mind.
    listener.onRewind(next(common) - 1);
    store.save(common);
    return common;
  }

  private boolean stands(BlockPoint point) {
    return connection
        .block(point.number())
        .map(block -> block.hash().equals(point.hash()))
        .orElse(false);
  }
}
