package io.cess4j.fingerprint.iscc;

import java.util.Arrays;
import java.util.List;

/** The Mixed-Code: what most content units of a work's parts have in common. */
public final class MixedCode {
  private MixedCode() {}

  /**
   * @param parts at least two content units
   * @return as many bits as the shortest of them has
   */
  public static IsccUnit of(List<IsccUnit> parts) {
    for (IsccUnit part : parts) {
      if (!part.type().isContent()) {
        throw new IllegalArgumentException(part + " is no content unit but one of " + part.type());
      }
    }
    return ofBytes(parts.stream().map(IsccUnit::bytes).toList());
  }

  /**
   * Takes units with their headers, of whatever subtype; the bodies may be of different lengths.
   */
  static IsccUnit ofBytes(List<byte[]> parts) {
    if (parts.size() < 2) {
      throw new IllegalArgumentException(
          "A Mixed-Code needs at least two content units, these are " + parts.size());
    }
    int bytes = parts.stream().mapToInt(part -> part.length).min().orElseThrow() - Header.BYTES;
    Votes votes = new Votes(bytes);
    for (byte[] part : parts) {
      // The header's first byte, so that kinds of works count, instead of the body's last.
      byte[] vote = Arrays.copyOfRange(part, 1, 1 + bytes);
      vote[0] = part[0];
      votes.add(vote);
    }
    return new IsccUnit(UnitType.CONTENT_MIXED, votes.result());
  }
}
