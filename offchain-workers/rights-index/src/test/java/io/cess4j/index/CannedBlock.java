package io.cess4j.index;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.BlockPoint;
import io.cess4j.chain.event.ChainLog;
import io.cess4j.chain.event.ContractEvent;
import io.cess4j.chain.event.Cursor;
import io.cess4j.index.state.Journal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A block of a canned chain, told as an EventCursor tells it. */
public record CannedBlock(long number, Bytes32 hash, List<ContractEvent> events) {
  /** Tells log entries and events. */
  public void tell(Journal journal) {
    for (ContractEvent event : events) {
      // Not the event's own text: arrays in it have another one in each process.
      String text = event.getClass().getSimpleName() + event.at();
      String data = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
      journal.onLog(new ChainLog(Address.ZERO, List.of(hash), "0x" + data, event.at()));
      journal.onEvent(event);
    }
  }

  /** The cursor behind this block. */
  public Cursor after(Cursor cursor) {
    List<BlockPoint> points = new ArrayList<>(cursor.points());
    points.add(new BlockPoint(number, hash));
    return new Cursor(points.subList(Math.max(0, points.size() - 8), points.size()));
  }
}
