package io.cess4j.fingerprint.iscc;

import java.util.Arrays;

/**
 * The two bytes in front of a body: four fields of 4 bits. The standard's longer fields, which a
 * leading 1 announces, are for values from 8 on; no field of a unit up to 256 bits has any.
 *
 * @param mainType what the code is
 * @param subType of which kind of work
 * @param length of a unit: how many 32 bits less one; of a composite: which optional units it has
 */
record Header(int mainType, int subType, int length) {
  static final int BYTES = 2;
  static final int COMPOSITE = 5;
  private static final int LARGEST_FIELD = 7;

  byte[] with(byte[] body) {
    byte[] bytes = new byte[BYTES + body.length];
    bytes[0] = (byte) (mainType << 4 | subType);
    bytes[1] = (byte) length;
    System.arraycopy(body, 0, bytes, BYTES, body.length);
    return bytes;
  }

  static Header read(byte[] bytes) {
    if (bytes.length < BYTES) {
      throw new MalformedIsccException(
          "An ISCC begins with 2 bytes of header, these are " + bytes.length + " in all");
    }
    int mainType = bytes[0] >> 4 & 0xf;
    int version = bytes[1] >> 4 & 0xf;
    Header header = new Header(mainType, bytes[0] & 0xf, bytes[1] & 0xf);
    if (version != 0) {
      throw new MalformedIsccException("Version " + version + " of an ISCC is not known, only 0");
    }
    if (mainType > COMPOSITE) {
      throw new MalformedIsccException(
          "Main type " + mainType + " is no unit and no composite: those are 0 to 5");
    }
    if (header.subType > LARGEST_FIELD || header.length > LARGEST_FIELD) {
      throw new MalformedIsccException(
          "Subtype " + header.subType + " or length " + header.length + " is above 7");
    }
    return header;
  }

  /** The body after the header, which must have exactly this many bytes. */
  static byte[] body(byte[] bytes, int expected) {
    if (bytes.length != BYTES + expected) {
      throw new MalformedIsccException(
          "The header announces %d bytes, %d follow".formatted(expected, bytes.length - BYTES));
    }
    return Arrays.copyOfRange(bytes, BYTES, bytes.length);
  }
}
