package io.cess4j.ai.masking;

import io.cess4j.ai.masking.MaskingException.MessageRejected;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What all messages begin with: magic "CESK" ‖ version uint8 = 1 ‖ kind uint8 ‖ roster 32 ‖
 * sender's seat uint8. Numbers are big-endian.
 */
final class Wire {
  static final int HEADER = 4 + 1 + 1 + Hash256.BYTES + 1;
  static final byte MASKED = 1;
  static final byte AGREEMENT = 2;
  static final byte UNMASKING = 3;

  private static final byte[] MAGIC = Digests.ascii("CESK");
  private static final byte VERSION = 1;

  private Wire() {}

  static ByteBuffer begin(byte kind, Hash256 roster, int seat, int bodyBytes) {
    return ByteBuffer.allocate(HEADER + bodyBytes)
        .put(MAGIC)
        .put(VERSION)
        .put(kind)
        .put(roster.toBytes())
        .put((byte) seat);
  }

  /**
   * Reads the header of a message that has to be of this kind, roster, sender and length.
   *
   * @throws MessageRejected where it is not
   */
  static ByteBuffer open(byte[] message, byte kind, Roster roster, int seat, int bodyBytes) {
    if (message.length != HEADER + bodyBytes) {
      throw new MessageRejected(
          "the message of seat %d has %d bytes, expected %d: it counts as missing"
              .formatted(seat, message.length, HEADER + bodyBytes));
    }
    ByteBuffer in = ByteBuffer.wrap(message);
    byte[] begin = take(in, MAGIC.length + 2);
    byte[] expected = Arrays.copyOf(MAGIC, MAGIC.length + 2);
    expected[MAGIC.length] = VERSION;
    expected[MAGIC.length + 1] = kind;
    if (!Arrays.equals(begin, expected)) {
      throw new MessageRejected(
          "the message of seat %d is not of kind %d in version %d: it counts as missing"
              .formatted(seat, kind, VERSION));
    }
    Hash256 of = Hash256.of(take(in, Hash256.BYTES));
    int sender = Byte.toUnsignedInt(in.get());
    if (!of.equals(roster.digest()) || sender != seat) {
      throw new MessageRejected(
          "the message is of seat %d and roster %s, expected seat %d and roster %s: another round, bucket or key; it counts as missing"
              .formatted(sender, of, seat, roster.digest()));
    }
    return in;
  }

  static byte[] take(ByteBuffer in, int count) {
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  static ByteString string(ByteBuffer in, int count) {
    return ByteString.of(take(in, count));
  }
}
