package io.cess4j.sdk.paid;

import io.cess4j.chain.Bytes32;
import io.cess4j.chain.contract.RetrievalRecord;
import io.cess4j.protocol.ByteString;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Bytes of a {@link ChannelBook} (docs/formats.md, "Purse"); strict. */
final class ChannelBookCodec {
  /** At 32 bytes a retrieval the file stays below two mebibytes. */
  static final int MOST_RECORDS = 65_536;

  private static final byte[] MAGIC = {'C', 'E', 'S', 'V', 1};
  private static final int SIGNATURE = 64;
  private static final int HEAD =
      MAGIC.length + 1 + Long.BYTES + Bytes32.LENGTH + 2 * SIGNATURE + 4;

  private ChannelBookCodec() {}

  @SuppressWarnings("EnumOrdinal") // the format counts them
  static byte[] encode(ChannelBook book) {
    ByteBuffer bytes = ByteBuffer.allocate(HEAD + Bytes32.LENGTH * book.records().size());
    bytes
        .put(MAGIC)
        .put((byte) book.state().ordinal())
        .putLong(book.channel())
        .put(book.opening().bytes())
        .put(Arrays.copyOf(book.signature().toBytes(), SIGNATURE))
        .put(Arrays.copyOf(book.accepted().toBytes(), SIGNATURE))
        .putInt(book.records().size());
    book.records().forEach(record -> bytes.put(record.word().bytes()));
    return bytes.array();
  }

  /**
   * @throws IllegalArgumentException for anything that {@link #encode} does not write
   */
  static ChannelBook decode(byte[] bytes) {
    try {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      if (!Arrays.equals(take(rest, MAGIC.length), MAGIC)) {
        throw new IllegalArgumentException("it is no channel of a purse of this version");
      }
      ChannelBook.State state = state(rest.get());
      long channel = rest.getLong();
      Bytes32 opening = Bytes32.of(take(rest, Bytes32.LENGTH));
      ByteString signature = word(take(rest, SIGNATURE));
      ByteString accepted = word(take(rest, SIGNATURE));
      int count = rest.getInt();
      if (count < 0 || count > MOST_RECORDS || rest.remaining() != Bytes32.LENGTH * count) {
        throw new IllegalArgumentException(
            "it names %d records and has %d bytes of them".formatted(count, rest.remaining()));
      }
      return new ChannelBook(
          channel,
          opening,
          RetrievalRecord.all(take(rest, rest.remaining())),
          signature,
          accepted,
          state);
    } catch (BufferUnderflowException short_) {
      throw new IllegalArgumentException("it ends early, after " + bytes.length + " bytes", short_);
    }
  }

  private static ChannelBook.State state(byte number) {
    ChannelBook.State[] states = ChannelBook.State.values();
    if (number < 0 || number >= states.length) {
      throw new IllegalArgumentException("state " + number + " of a channel is unknown");
    }
    return states[number];
  }

  /** All zeros stand for none. */
  private static ByteString word(byte[] bytes) {
    return ByteString.of(Arrays.equals(bytes, new byte[SIGNATURE]) ? new byte[0] : bytes);
  }

  private static byte[] take(ByteBuffer rest, int length) {
    byte[] taken = new byte[length];
    rest.get(taken);
    return taken;
  }
}
