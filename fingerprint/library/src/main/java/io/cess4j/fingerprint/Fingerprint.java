package io.cess4j.fingerprint;

import io.cess4j.fingerprint.image.PdqHash;
import io.cess4j.fingerprint.iscc.IsccCode;
import io.cess4j.fingerprint.iscc.IsccUnit;
import io.cess4j.fingerprint.media.DetectedType;
import io.cess4j.fingerprint.text.Topic;
import io.cess4j.fingerprint.work.Description;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of a file.
 *
 * @param type by content
 * @param size in bytes
 * @param sha256 of the file, 32 bytes
 * @param blake3 of the file, 32 bytes: the instance hash that the index and the registry compare
 * @param units of ISO 24138, each with up to 256 bits
 * @param iscc the composite of the units
 * @param description MDRC identifier, views and evidence; null for data of no known kind, and where
 *     {@code missing} says why
 * @param pdq of pictures, for exchange with others
 * @param topic what an English text is about: a sign of kinship, never of copying; null for all
 *     else, and for texts of too few known words
 * @param missing what could not be made, and why
 */
@SuppressWarnings("ArrayRecordComponent") // hashes; fingerprints are compared by their parts
public record Fingerprint(
    DetectedType type,
    long size,
    byte[] sha256,
    byte[] blake3,
    List<IsccUnit> units,
    IsccCode iscc,
    @Nullable Description description,
    @Nullable PdqHash pdq,
    @Nullable Topic topic,
    List<Missing> missing) {
  public Fingerprint {
    units = List.copyOf(units);
    missing = List.copyOf(missing);
  }

  /** BLAKE3 in hexadecimal. */
  public String instance() {
    return HexFormat.of().formatHex(blake3);
  }
}
