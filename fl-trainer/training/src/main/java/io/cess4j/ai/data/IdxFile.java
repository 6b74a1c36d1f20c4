package io.cess4j.ai.data;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The IDX format of MNIST and its kin, unsigned bytes only: two zero bytes, 0x08, the number of
 * dimensions, each dimension as a big-endian int, the bytes. Files that end in .gz are unpacked.
 *
 * @param dimensions 1 to 4, the number of items first
 * @param bytes as many as the dimensions' product
 */
@SuppressWarnings("ArrayRecordComponent") // handed over, not copied
record IdxFile(int[] dimensions, byte[] bytes) {
  private static final int UNSIGNED_BYTES = 0x08;
  private static final int MOST_DIMENSIONS = 4;

  static IdxFile read(Path file) throws IOException {
    try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
        InputStream in = file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw) {
      return read(file, in);
    } catch (ZipException notPacked) {
      throw new MalformedDataException(file, "is no gzip file: fetch it again", notPacked);
    }
  }

  static IdxFile read(Object source, InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    try {
      int magic = in.readInt();
      int count = magic & 0xff;
      if (magic >>> 16 != 0 || (magic >>> 8 & 0xff) != UNSIGNED_BYTES) {
        throw new MalformedDataException(
            source, "begins with %08x, an IDX file of unsigned bytes with 000008".formatted(magic));
      }
      if (count < 1 || count > MOST_DIMENSIONS) {
        throw new MalformedDataException(source, "has %d dimensions, not 1 to 4".formatted(count));
      }
      int[] dimensions = new int[count];
      long size = 1;
      for (int i = 0; i < count; i++) {
        dimensions[i] = in.readInt();
        if (dimensions[i] < 1 || dimensions[i] > DataSet.MOST_NUMBERS / size) {
          throw new MalformedDataException(
              source,
              "dimension %d is %d, but all together may be 1 to %d numbers"
                  .formatted(i, dimensions[i], DataSet.MOST_NUMBERS));
        }
        size *= dimensions[i];
      }
      // readNBytes grows with what arrives: a header alone reserves nothing.
      byte[] bytes = in.readNBytes((int) size);
      if (bytes.length < size) {
        throw new MalformedDataException(
            source, "ends after %d of %d bytes: fetch it again".formatted(bytes.length, size));
      }
      if (in.read() >= 0) {
        throw new MalformedDataException(
            source, "goes on after the %d bytes of its header".formatted(size));
      }
      return new IdxFile(dimensions, bytes);
    } catch (EOFException cut) {
      throw new MalformedDataException(source, "ends within its header: fetch it again", cut);
    }
  }
}
