package io.cess4j.index.state;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.BlockPoint;
import io.cess4j.chain.event.Cursor;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A cursor as bytes: number and hash of each point. */
final class CursorBytes {
  private static final int POINT = Long.BYTES + Bytes32.LENGTH;

  private CursorBytes() {}

  static byte[] write(Cursor cursor) {
    ByteBuffer bytes = ByteBuffer.allocate(POINT * cursor.points().size());
    for (BlockPoint point : cursor.points()) {
      bytes.putLong(point.number()).put(point.hash().bytes());
    }
    return bytes.array();
  }

  static Cursor read(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    List<BlockPoint> points = new ArrayList<>();
    while (in.hasRemaining()) {
      long number = in.getLong();
      byte[] hash = new byte[Bytes32.LENGTH];
      in.get(hash);
      points.add(new BlockPoint(number, Bytes32.of(hash)));
    }
    return new Cursor(points);
  }
}
