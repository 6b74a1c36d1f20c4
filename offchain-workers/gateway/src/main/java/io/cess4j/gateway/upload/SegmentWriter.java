package io.cess4j.gateway.upload;

import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.MaskKey;
import io.cess4j.protocol.erasure.ErasureCoder;
import io.cess4j.protocol.erasure.ErasureEngine;
import io.cess4j.protocol.erasure.SegmentFragments;
import io.cess4j.protocol.ids.FragmentHasher;
import io.cess4j.protocol.ids.FragmentIds;
import io.cess4j.protocol.layout.DealLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * Takes a file's ciphertext, cuts it into deals and segments, and leaves the masked fragments in
 * the spool (ReplEnc, protocol.md section 4). Holds one segment.
 */
final class SegmentWriter extends OutputStream {
  private static final int PIECE = 65_536;
  private final String upload;
  private final Spool spool;
  private final SpoolSync sync;
  private final ErasureEngine engine;
  private final List<DealLayout> layouts;
  private final List<MaskKey> masks;
  private final List<Hash256[]> ids = new ArrayList<>();
  private final byte[] segment;
  private int filled;
  private int part;
  private int number;

  SegmentWriter(
      String upload,
      Spool spool,
      SpoolSync sync,
      ErasureEngine engine,
      List<DealLayout> layouts,
      List<MaskKey> masks) {
    this.upload = upload;
    this.spool = spool;
    this.sync = sync;
    this.engine = engine;
    this.layouts = layouts;
    this.masks = masks;
    layouts.forEach(layout -> ids.add(new Hash256[layout.code().n() * layout.segments()]));
    this.segment = new byte[layouts.getFirst().segmentBytes(0)];
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int at = offset;
    int left = length;
    while (left > 0) {
      if (part == layouts.size()) {
        throw new IOException("more ciphertext than the layout has room for");
      }
      int take = Math.min(left, layouts.get(part).segmentBytes(number) - filled);
      System.arraycopy(bytes, at, segment, filled, take);
      filled += take;
      at += take;
      left -= take;
      if (filled == layouts.get(part).segmentBytes(number)) {
        endSegment();
      }
    }
  }

  private void endSegment() throws IOException {
    DealLayout layout = layouts.get(part);
    SegmentFragments fragments =
        new SegmentFragments(
            new ErasureCoder(layout.code(), engine), layout, masks.get(part), number, segment);
    try {
      IntStream.range(0, layout.code().n())
          .parallel()
          .forEach(
              slot ->
                  ids.get(part)[slot * layout.segments() + number] =
                      spoolFragment(fragments, slot));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    for (int slot = 0; slot < layout.code().n(); slot++) {
      sync.add(spool.fragment(upload, part, slot, number));
    }
    filled = 0;
    number++;
    if (number == layout.segments()) {
      number = 0;
      part++;
    }
  }

  private Hash256 spoolFragment(SegmentFragments fragments, int slot) {
    FragmentHasher hasher = new FragmentHasher();
    byte[] piece = new byte[PIECE];
    try (InputStream in = fragments.open(slot);
        OutputStream out = Files.newOutputStream(spool.fragment(upload, part, slot, number))) {
      for (int read; (read = in.read(piece)) >= 0; ) {
        hasher.update(piece, 0, read);
        out.write(piece, 0, read);
      }
      return hasher.finish().id();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Ids of all fragments, one entry a deal.
   *
   * @throws IllegalStateException where ciphertext is missing
   */
  List<FragmentIds> ids() {
    if (part != layouts.size()) {
      throw new IllegalStateException(
          "the ciphertext ends in deal %d of %d".formatted(part, layouts.size()));
    }
    List<FragmentIds> all = new ArrayList<>();
    for (int i = 0; i < layouts.size(); i++) {
      DealLayout layout = layouts.get(i);
      List<Hash256> list = Arrays.stream(ids.get(i)).map(Objects::requireNonNull).toList();
      all.add(new FragmentIds(layout.code().n(), layout.segments(), list));
    }
    return all;
  }
}
