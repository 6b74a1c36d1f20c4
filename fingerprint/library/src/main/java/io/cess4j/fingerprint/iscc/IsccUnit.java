package io.cess4j.fingerprint.iscc;

import java.util.Arrays;

/**
 * One aspect of a work: up to 256 bits, of which any prefix of a multiple of 32 is a unit too.
 *
 * @param type what it describes
 * @param digest 4 to 32 bytes, a multiple of 4
 */
public record IsccUnit(UnitType type, byte[] digest) implements Iscc {
  private static final int LENGTH_STEP = 4;
  private static final int LARGEST = 32;

  public IsccUnit {
    if (digest.length < LENGTH_STEP
        || digest.length > LARGEST
        || digest.length % LENGTH_STEP != 0) {
      throw new IllegalArgumentException(
          "A unit has 32, 64, ... 256 bits, not " + 8 * digest.length);
    }
    digest = digest.clone();
  }

  /** A unit in its canonical form. */
  public static IsccUnit parse(String text) {
    if (Iscc.parse(text) instanceof IsccUnit unit) {
      return unit;
    }
    throw new MalformedIsccException(text + " is a composite where a unit is needed");
  }

  static IsccUnit read(Header header, byte[] bytes) {
    UnitType type = UnitType.of(header.mainType(), header.subType());
    if (type == null) {
      throw new MalformedIsccException(
          "Main type %d has no subtype %d".formatted(header.mainType(), header.subType()));
    }
    return new IsccUnit(type, Header.body(bytes, (header.length() + 1) * LENGTH_STEP));
  }

  @Override
  public byte[] digest() {
    return digest.clone();
  }

  public int bits() {
    return 8 * digest.length;
  }

  /**
   * The same with fewer bits.
   *
   * @param bits a multiple of 32, at most {@link #bits()}
   */
  public IsccUnit shortened(int bits) {
    if (bits > bits()) {
      throw new IllegalArgumentException(
          text() + " has " + bits() + " bits, " + bits + " are wanted of it");
    }
    return new IsccUnit(type, Arrays.copyOf(digest, bits / 8));
  }

  /**
   * How many bits differ within the length of the shorter one.
   *
   * @throws IllegalArgumentException if they describe different things
   */
  public int distance(IsccUnit other) {
    if (type != other.type) {
      throw new IllegalArgumentException(
          "A unit of " + type + " cannot be compared with one of " + other.type);
    }
    int distance = 0;
    for (int i = 0; i < Math.min(digest.length, other.digest.length); i++) {
      distance += Integer.bitCount((digest[i] ^ other.digest[i]) & 0xff);
    }
    return distance;
  }

  @Override
  public byte[] bytes() {
    return new Header(type.mainType, type.subType, digest.length / LENGTH_STEP - 1).with(digest);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IsccUnit unit
        && type == unit.type
        && Arrays.equals(digest, unit.digest);
  }

  @Override
  public int hashCode() {
    return 31 * type.hashCode() + Arrays.hashCode(digest);
  }

  @Override
  public String toString() {
    return text();
  }
}
