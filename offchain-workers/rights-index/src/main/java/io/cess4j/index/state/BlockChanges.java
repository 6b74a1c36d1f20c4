package io.cess4j.index.state;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a block has changed, sorted by place, in two forms of bytes: {@link #after} goes into the
 * state digest (docs/formats.md), {@link #before} is the way back.
 */
record BlockChanges(NavigableMap<Place, Change> changes) {
  private static final Family[] FAMILIES = Family.values();

  byte[] after() {
    return bytes(true);
  }

  byte[] before() {
    return bytes(false);
  }

  @SuppressWarnings("EnumOrdinal") // the format says the position
  private byte[] bytes(boolean after) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(changes.size());
      for (var entry : changes.entrySet()) {
        Place place = entry.getKey();
        Optional<byte[]> value = after ? entry.getValue().after() : entry.getValue().before();
        out.writeByte(place.family().ordinal());
        out.writeShort(place.key().bytes().length);
        out.write(place.key().bytes());
        out.writeByte(value.isPresent() ? 1 : 0);
        if (value.isPresent()) {
          out.writeInt(value.get().length);
          out.write(value.get());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e); // of an array in memory
    }
    return bytes.toByteArray();
  }

  /**
   * Reads what {@link #before} wrote.
   *
   * @throws IndexDamagedException where it did not write this
   */
  static NavigableMap<Place, Optional<byte[]>> read(byte[] bytes) {
    try {
      ByteBuffer in = ByteBuffer.wrap(bytes);
      NavigableMap<Place, Optional<byte[]>> values = new TreeMap<>();
      int count = in.getInt();
      for (int i = 0; i < count; i++) {
        Family family = FAMILIES[Byte.toUnsignedInt(in.get())];
        byte[] key = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(key);
        byte[] value = null;
        if (in.get() == 1) {
          value = new byte[in.getInt()];
          in.get(value);
        }
        values.put(new Place(family, new Key(key)), Optional.ofNullable(value));
      }
      return values;
    } catch (BufferUnderflowException | ArrayIndexOutOfBoundsException e) {
      throw new IndexDamagedException("the way back of a block cannot be read", e);
    }
  }
}
