package io.cess4j.ai.aggregation.vector;

import io.cess4j.ai.aggregation.AggregationException.VectorRejected;
import io.cess4j.protocol.Hash256;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Files of vectors: magic "CESF" ‖ version uint8 = 1 ‖ kind uint8 ‖ architecture 32 ‖ P uint32 ‖ P
 * times int32; numbers little-endian, nothing behind them. What is expected is known from the task,
 * so a reader takes no more memory than that, whatever a stranger sends.
 */
public final class VectorCodec {
  private static final byte[] MAGIC = "CESF".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;
  private static final int PIECE = 1 << 12;

  private VectorCodec() {}

  /**
   * Writes a vector; the stream stays open.
   *
   * @throws IOException if the stream does
   */
  public static void write(FixedVector vector, Hash256 architecture, OutputStream out)
      throws IOException {
    out.write(header(new VectorFormat(vector.kind(), architecture, vector.length())));
    int[] piece = new int[PIECE];
    byte[] bytes = new byte[PIECE * Integer.BYTES];
    for (int from = 0; from < vector.length(); from += PIECE) {
      int count = Math.min(PIECE, vector.length() - from);
      vector.copy(from, count, piece, 0);
      Chunks.write(piece, 0, count, bytes);
      out.write(bytes, 0, count * Integer.BYTES);
    }
  }

  /**
   * Reads a vector and the end of the stream, which stays open.
   *
   * @throws VectorRejected if the bytes are another file, too few, too many, or hold a number out
   *     of bounds
   * @throws IOException if the stream fails
   */
  public static FixedVector read(InputStream in, VectorFormat expected) throws IOException {
    return FixedVector.owning(expected.kind(), components(in, expected));
  }

  /**
   * As {@link #read}, but of whatever size the numbers are: to find the chunk that proves a
   * sender's fault.
   *
   * @return all components, whether in bounds or not
   */
  public static int[] readUnchecked(InputStream in, VectorFormat expected) throws IOException {
    return components(in, expected);
  }

  private static int[] components(InputStream in, VectorFormat expected) throws IOException {
    checkHeader(in.readNBytes(VectorFormat.HEADER_BYTES), expected);
    int[] components = new int[expected.components()];
    byte[] bytes = new byte[PIECE * Integer.BYTES];
    for (int from = 0; from < components.length; from += PIECE) {
      int count = Math.min(PIECE, components.length - from);
      int read = in.readNBytes(bytes, 0, count * Integer.BYTES);
      if (read < count * Integer.BYTES) {
        throw new VectorRejected(
            "the file ends in component %d of %d: fetch it again"
                .formatted(from + read / Integer.BYTES, components.length));
      }
      Chunks.read(bytes, count, components, from);
    }
    if (in.read() >= 0) {
      throw new VectorRejected(
          "more bytes follow the %d of the vector: leave its sender out"
              .formatted(expected.bytes()));
    }
    return components;
  }

  private static byte[] header(VectorFormat format) {
    return ByteBuffer.allocate(VectorFormat.HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(MAGIC)
        .put(VERSION)
        .put((byte) format.kind().code())
        .put(format.architecture().toBytes())
        .putInt(format.components())
        .array();
  }

  private static void checkHeader(byte[] actual, VectorFormat expected) {
    byte[] header = header(expected);
    int at = Arrays.mismatch(actual, header);
    if (at >= 0) {
      throw new VectorRejected(
          "the file differs from a vector of kind %s and %d components of architecture %s at byte %d (%s): leave its sender out"
              .formatted(
                  expected.kind(),
                  expected.components(),
                  expected.architecture().toHex(),
                  at,
                  field(at, actual.length)));
    }
  }

  private static String field(int at, int length) {
    if (at >= length) {
      return "it ends there";
    }
    return switch (at) {
      case 0, 1, 2, 3 -> "magic";
      case 4 -> "version";
      case 5 -> "kind";
      default -> at < VectorFormat.HEADER_BYTES - Integer.BYTES ? "architecture" : "components";
    };
  }
}
