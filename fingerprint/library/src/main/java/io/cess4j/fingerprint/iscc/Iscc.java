package io.cess4j.fingerprint.iscc;

/** A code of ISO 24138: one unit, or the composite of several. */
public sealed interface Iscc permits IsccUnit, IsccCode {
  String PREFIX = "ISCC:";

  /** Header and body, as they go into a digest or onto a chain. */
  byte[] bytes();

  /** The canonical form, {@code ISCC:} and base32 in capitals. */
  default String text() {
    return PREFIX + Base32.encode(bytes());
  }

  /**
   * Reads the canonical form; the prefix may be absent.
   *
   * @throws MalformedIsccException unless it is the one text of a unit or composite of version 0
   */
  static Iscc parse(String text) {
    return read(Base32.decode(text.startsWith(PREFIX) ? text.substring(PREFIX.length()) : text));
  }

  /**
   * Reads header and body.
   *
   * @throws MalformedIsccException unless they are a unit or composite of version 0
   */
  static Iscc read(byte[] bytes) {
    Header header = Header.read(bytes);
    return header.mainType() == Header.COMPOSITE
        ? IsccCode.read(header, bytes)
        : IsccUnit.read(header, bytes);
  }
}
