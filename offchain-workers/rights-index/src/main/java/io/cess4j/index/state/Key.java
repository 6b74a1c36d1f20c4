package io.cess4j.index.state;

import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Where a document lies within its family: fields of fixed length one behind the other, numbers
 * big-endian, so that keys sort as their fields do.
 *
 * @param bytes the fields
 */
@SuppressWarnings("ArrayRecordComponent") // compared below
public record Key(byte[] bytes) implements Comparable<Key> {
  /** No key: the beginning of a family. */
  public static final Key EMPTY = new Key(new byte[0]);

  /** Numbers one behind the other. */
  public static Key of(long... numbers) {
    ByteBuffer buffer = ByteBuffer.allocate(Long.BYTES * numbers.length);
    for (long number : numbers) {
      buffer.putLong(number);
    }
    return new Key(buffer.array());
  }

  /** An account. */
  public static Key of(Address account) {
    return new Key(account.bytes());
  }

  /** A hash. */
  public static Key of(Bytes32 hash) {
    return new Key(hash.bytes());
  }

  /** A word; 0 ends it, which no word contains. */
  public static Key of(String word) {
    byte[] text = word.getBytes(StandardCharsets.UTF_8);
    return new Key(Arrays.copyOf(text, text.length + 1));
  }

  /** This and more numbers. */
  public Key and(long... numbers) {
    return and(of(numbers));
  }

  /** This and another one behind it. */
  public Key and(Key other) {
    byte[] both = Arrays.copyOf(bytes, bytes.length + other.bytes.length);
    System.arraycopy(other.bytes, 0, both, bytes.length, other.bytes.length);
    return new Key(both);
  }

  /** Without its first bytes. */
  public Key from(int start) {
    return new Key(Arrays.copyOfRange(bytes, start, bytes.length));
  }

  /** The number that its last eight bytes are. */
  public long last() {
    return ByteBuffer.wrap(bytes).getLong(bytes.length - Long.BYTES);
  }

  /** The first key behind this one. */
  public Key next() {
    return new Key(Arrays.copyOf(bytes, bytes.length + 1));
  }

  /** Whether this one's fields begin with the other's. */
  public boolean startsWith(Key prefix) {
    return bytes.length >= prefix.bytes.length
        && Arrays.equals(bytes, 0, prefix.bytes.length, prefix.bytes, 0, prefix.bytes.length);
  }

  @Override
  public int compareTo(Key other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Key key && Arrays.equals(bytes, key.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return HexFormat.of().formatHex(bytes);
  }
}
