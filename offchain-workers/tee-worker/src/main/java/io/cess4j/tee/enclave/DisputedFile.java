package io.cess4j.tee.enclave;

import io.cess4j.protocol.FragmentMismatchException;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.erasure.ErasureCoder;
import io.cess4j.protocol.erasure.ErasureEngine;
import io.cess4j.protocol.erasure.SegmentRestorer;
import io.cess4j.protocol.ids.FragmentHasher;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The ciphertext of a stored file, segment after segment. Masks come off in here; the host gives
 * masked fragments, each of which must give its id. Holds one segment and its fragments.
 */
final class DisputedFile extends InputStream {
  private final List<Descriptor> descriptors;
  private final List<MaskKey> maskKeys;
  private final ErasureEngine engine;
  private final SegmentSource source;
  private int part;
  private int segment;
  private InputStream current = InputStream.nullInputStream();

  /**
   * @param descriptors in order of the file's parts
   * @param maskKeys in the same order
   */
  DisputedFile(
      List<Descriptor> descriptors,
      List<MaskKey> maskKeys,
      ErasureEngine engine,
      SegmentSource source) {
    this.descriptors = descriptors;
    this.maskKeys = maskKeys;
    this.engine = engine;
    this.source = source;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    int read = current.read(target, offset, length);
    while (read < 0 && part < descriptors.size()) {
      current = new ByteArrayInputStream(restore());
      advance();
      read = current.read(target, offset, length);
    }
    return read;
  }

  private void advance() {
    segment++;
    if (segment == descriptors.get(part).layout().segments()) {
      segment = 0;
      part++;
    }
  }

  private byte[] restore() throws IOException {
    Descriptor descriptor = descriptors.get(part);
    NavigableMap<Integer, InputStream> streams = new TreeMap<>();
    fragments()
        .forEach(
            (slot, fragment) -> {
              check(descriptor, slot, fragment);
              streams.put(slot, new ByteArrayInputStream(fragment));
            });
    byte[] ciphertext = new byte[descriptor.layout().segmentBytes(segment)];
    new SegmentRestorer(
            new ErasureCoder(descriptor.code(), engine), descriptor.layout(), maskKeys.get(part))
        .restore(segment, streams, ciphertext);
    return ciphertext;
  }

  private NavigableMap<Integer, byte[]> fragments() throws IOException {
    try {
      return source.fragments(part, segment);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while fragments were fetched");
    }
  }

  private void check(Descriptor descriptor, int slot, byte[] fragment) {
    FragmentHasher hasher = new FragmentHasher();
    hasher.update(fragment, 0, fragment.length);
    Hash256 expected = descriptor.fragments().id(descriptor.code().checkSlot(slot), segment);
    Hash256 actual = hasher.finish().id();
    if (!actual.equals(expected)) {
      throw new FragmentMismatchException(
          "id of segment %d in slot %d".formatted(segment, slot), expected, actual);
    }
  }
}
