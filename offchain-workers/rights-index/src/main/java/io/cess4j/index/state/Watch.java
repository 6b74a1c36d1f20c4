package io.cess4j.index.state;

import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.Cursor;
import java.util.Set;

/** Who is told what has happened to the index. */
public interface Watch {
  /** A log entry could not be read or applied; it changes nothing, and the next ones are. */
  void strange(ChainLog log, RuntimeException why);

  /** The chain has lost the blocks above this one. */
  void rewound(long block);

  /** Something was written. */
  void written(Cursor cursor, Set<Long> certificates);
}
