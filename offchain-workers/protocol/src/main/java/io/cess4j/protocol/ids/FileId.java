package io.cess4j.protocol.ids;

import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ValueOutOfRangeException;
import io.cess4j.protocol.layout.Sizes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/** File id (fid) of docs/formats.md section 4. */
public final class FileId {

  private static final byte[] PURPOSE = "cess4j fid v1".getBytes(StandardCharsets.US_ASCII);

  /**
   * One deal of the file.
   *
   * @param deal its id, a uint32
   * @param fragmentsRoot root over its fragments
   * @param offset where its ciphertext starts in the file's ciphertext
   * @param length its bytes of ciphertext of this file
   */
  public record Part(long deal, Hash256 fragmentsRoot, long offset, long length) {

    /**
     * @throws ValueOutOfRangeException for an id that is no uint32 or a negative offset or length
     */
    public Part {
      ValueOutOfRangeException.check("deal", 0, 0xffff_ffffL, deal);
      ValueOutOfRangeException.check("offset", 0, Long.MAX_VALUE, offset);
      ValueOutOfRangeException.check("length", 1, Sizes.DEAL_BYTES, length);
    }
  }

  private FileId() {}

  /** The fid over the file's deals in order. */
  public static Hash256 of(List<Part> parts, Hash256 keyCommitment) {
    ValueOutOfRangeException.checkInt("parts", 1, Sizes.MAXIMUM_PARTS, parts.size());
    MessageDigest digest = Sha256.newDigest();
    digest.update(PURPOSE);
    digest.update(ByteBuffer.allocate(4).putInt(parts.size()).flip());
    for (Part part : parts) {
      digest.update(ByteBuffer.allocate(4).putInt((int) part.deal()).flip());
      digest.update(part.fragmentsRoot().toBytes());
      digest.update(ByteBuffer.allocate(16).putLong(part.offset()).putLong(part.length()).flip());
      digest.update(keyCommitment.toBytes());
    }
    return Hash256.of(digest.digest());
  }
}
