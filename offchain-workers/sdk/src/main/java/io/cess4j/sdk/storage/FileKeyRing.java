package io.cess4j.sdk.storage;

import io.cess4j.protocol.MalformedValueException;
import io.cess4j.protocol.encryption.DataKey;
import io.cess4j.protocol.encryption.MaskKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * All that opens a file: its data key and one mask key a deal, in order. Whoever has it reads the
 * file for ever.
 */
public record FileKeyRing(DataKey dataKey, List<MaskKey> maskKeys) {
  /** Copies the list. */
  public FileKeyRing {
    maskKeys = List.copyOf(maskKeys);
  }

  /** Data key ‖ mask keys (docs/formats.md section 10); the caller overwrites them after use. */
  public byte[] toBytes() {
    byte[] bytes = new byte[DataKey.BYTES + MaskKey.BYTES * maskKeys.size()];
    System.arraycopy(dataKey.toBytes(), 0, bytes, 0, DataKey.BYTES);
    for (int i = 0; i < maskKeys.size(); i++) {
      System.arraycopy(
          maskKeys.get(i).toBytes(), 0, bytes, DataKey.BYTES + MaskKey.BYTES * i, MaskKey.BYTES);
    }
    return bytes;
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @param deals of the file
   * @throws MalformedValueException for another length
   */
  public static FileKeyRing of(byte[] bytes, int deals) {
    int expected = DataKey.BYTES + MaskKey.BYTES * deals;
    if (bytes.length != expected) {
      throw new MalformedValueException(
          "keys of a file of %d deals".formatted(deals),
          "%d bytes, expected %d".formatted(bytes.length, expected));
    }
    List<MaskKey> masks = new ArrayList<>();
    for (int from = DataKey.BYTES; from < bytes.length; from += MaskKey.BYTES) {
      masks.add(MaskKey.of(Arrays.copyOfRange(bytes, from, from + MaskKey.BYTES)));
    }
    return new FileKeyRing(DataKey.of(Arrays.copyOf(bytes, DataKey.BYTES)), masks);
  }

  @Override
  public String toString() {
    return "FileKeyRing[secret]";
  }
}
