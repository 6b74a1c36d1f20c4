package io.cess4j.gateway.upload;

import io.cess4j.gateway.GatewayException.BodyTruncated;
import io.cess4j.gateway.GatewayException.SpoolFailed;
import io.cess4j.gateway.GatewayException.SpoolFull;
import io.cess4j.protocol.erasure.ErasureEngine;
import io.cess4j.protocol.ids.FragmentIds;
import io.cess4j.protocol.layout.CodeParameters;
import io.cess4j.protocol.layout.DealLayout;
import io.cess4j.protocol.layout.FileLayout;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** Streams a body once: encrypts where it is in the clear, codes, masks, hashes. */
final class Reception {
  private static final int PIECE = 65_536;
  private final Spool spool;
  private final ErasureEngine engine;

  Reception(Spool spool, ErasureEngine engine) {
    this.spool = spool;
    this.engine = engine;
  }

  static List<DealLayout> layouts(Authorised authorised) {
    List<DealLayout> layouts = new ArrayList<>();
    for (FileLayout.Part part : parts(authorised.layout())) {
      var order = authorised.orders().get(part.index());
      layouts.add(new DealLayout(new CodeParameters(order.k(), order.n()), part.length()));
    }
    return layouts;
  }

  private static List<FileLayout.Part> parts(FileLayout layout) {
    List<FileLayout.Part> parts = new ArrayList<>();
    for (int part = 0; part < layout.parts(); part++) {
      parts.add(layout.part(part));
    }
    return parts;
  }

  /**
   * What it gives is in the spool for good: no crash and no power cut takes it away.
   *
   * @return ids of the fragments in the spool, one entry a deal
   * @throws BodyTruncated where the body ends early or breaks
   * @throws SpoolFailed where the disk does
   * @throws SpoolFull where the disk has no room
   */
  List<FragmentIds> receive(
      String upload, Authorised authorised, FileSecrets secrets, InputStream body) {
    List<DealLayout> layouts = layouts(authorised);
    spool.reserve(
        upload, layouts.stream().mapToLong(one -> one.holdingBytes() * one.code().n()).sum());
    try (SpoolSync sync = spool.sync()) {
      SegmentWriter writer =
          new SegmentWriter(upload, spool, sync, engine, layouts, secrets.masks());
      OutputStream cipher = secrets.over(writer);
      copy(body, cipher, secrets.bodyBytes());
      cipher.close();
      sync.finish();
      spool.keep(upload);
      return writer.ids();
    } catch (IOException e) {
      throw spool.failed(e);
    }
  }

  private static void copy(InputStream body, OutputStream cipher, long length) throws IOException {
    byte[] piece = new byte[PIECE];
    long done = 0;
    while (done < length) {
      int read = read(body, piece, (int) Math.min(piece.length, length - done));
      if (read < 0) {
        throw new BodyTruncated(
            "the body ended after %d of %d bytes; send it again".formatted(done, length), null);
      }
      cipher.write(piece, 0, read);
      done += read;
    }
  }

  private static int read(InputStream body, byte[] piece, int length) {
    try {
      return body.read(piece, 0, length);
    } catch (IOException e) {
      throw new BodyTruncated("the body broke off: " + e.getMessage() + "; send it again", e);
    }
  }
}
