package io.cess4j.fingerprint.iscc;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The composite ISCC-CODE: units of 64 bits in a fixed order, Data and Instance always among them,
 * or (wide) only these two with 128 bits each.
 *
 * @param units in the order of the standard: Meta, Semantic, Content, Data, Instance
 */
public record IsccCode(List<IsccUnit> units) implements Iscc {
  private static final int BITS = 64;
  private static final int WIDE_BITS = 128;
  private static final int SUM = 5;
  private static final int NONE = 6;
  private static final int WIDE = 7;
  private static final int HAS_META = 4;
  private static final int HAS_SEMANTIC = 2;
  private static final int HAS_CONTENT = 1;

  public IsccCode {
    units = List.copyOf(units);
    int bits = units.isEmpty() ? 0 : units.getFirst().bits();
    requireComplete(units);
    for (IsccUnit unit : units) {
      if (unit.bits() != bits || bits != BITS && !(bits == WIDE_BITS && units.size() == 2)) {
        throw new IllegalArgumentException(
            "A composite has units of 64 bits, or Data and Instance of 128, not "
                + unit.bits()
                + " of "
                + unit.type());
      }
    }
  }

  /**
   * Composes units of 64 bits or more, in any order.
   *
   * @throws IllegalArgumentException without Data or Instance, with two units of one main type, or
   *     with Semantic and Content units of different kinds of works
   */
  public static IsccCode of(List<IsccUnit> units) {
    return compose(units, BITS);
  }

  /** Data and Instance with 128 bits each. */
  public static IsccCode wide(IsccUnit data, IsccUnit instance) {
    return compose(List.of(data, instance), WIDE_BITS);
  }

  /** A composite in its canonical form. */
  public static IsccCode parse(String text) {
    if (Iscc.parse(text) instanceof IsccCode code) {
      return code;
    }
    throw new MalformedIsccException(text + " is a single unit where a composite is needed");
  }

  private static IsccCode compose(List<IsccUnit> units, int bits) {
    return new IsccCode(
        units.stream()
            .map(unit -> unit.shortened(bits))
            .sorted(Comparator.comparing(IsccUnit::type))
            .toList());
  }

  static IsccCode read(Header header, byte[] bytes) {
    List<UnitType> types = types(header);
    int unitBytes = header.subType() == WIDE ? WIDE_BITS / 8 : BITS / 8;
    byte[] body = Header.body(bytes, unitBytes * types.size());
    List<IsccUnit> units = new ArrayList<>();
    for (UnitType type : types) {
      byte[] digest = new byte[unitBytes];
      System.arraycopy(body, units.size() * unitBytes, digest, 0, unitBytes);
      units.add(new IsccUnit(type, digest));
    }
    return new IsccCode(units);
  }

  private static List<UnitType> types(Header header) {
    List<UnitType> types = new ArrayList<>();
    int optional = header.length();
    boolean content = (optional & (HAS_SEMANTIC | HAS_CONTENT)) != 0;
    boolean fits =
        switch (header.subType()) {
          case SUM, WIDE -> optional == 0;
          case NONE -> optional == HAS_META;
          default -> content;
        };
    if (!fits) {
      throw new MalformedIsccException(
          "A composite of subtype %d does not have the optional units %d"
              .formatted(header.subType(), optional));
    }
    if ((optional & HAS_META) != 0) {
      types.add(UnitType.META);
    }
    if ((optional & HAS_SEMANTIC) != 0) {
      types.add(UnitType.values()[UnitType.SEMANTIC_TEXT.ordinal() + header.subType()]);
    }
    if ((optional & HAS_CONTENT) != 0) {
      types.add(UnitType.values()[UnitType.CONTENT_TEXT.ordinal() + header.subType()]);
    }
    types.add(UnitType.DATA);
    types.add(UnitType.INSTANCE);
    return types;
  }

  private static void requireComplete(List<IsccUnit> units) {
    int size = units.size();
    if (size < 2
        || units.get(size - 2).type() != UnitType.DATA
        || units.get(size - 1).type() != UnitType.INSTANCE) {
      throw new IllegalArgumentException(
          "A composite needs one Data-Code and one Instance-Code, these units are " + units);
    }
    for (int i = 1; i < size; i++) {
      UnitType before = units.get(i - 1).type();
      UnitType type = units.get(i).type();
      if (before.mainType >= type.mainType
          || before.isSemantic() && type.isContent() && before.subType != type.subType) {
        throw new IllegalArgumentException(before + " and " + type + " do not make a composite");
      }
    }
  }

  private int subType() {
    for (IsccUnit unit : units) {
      if (unit.type().isSemantic() || unit.type().isContent()) {
        return unit.type().subType;
      }
    }
    return units.size() > 2 ? NONE : units.getFirst().bits() == WIDE_BITS ? WIDE : SUM;
  }

  @Override
  public byte[] bytes() {
    int optional = 0;
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (IsccUnit unit : units) {
      body.writeBytes(unit.digest());
      optional |=
          unit.type() == UnitType.META
              ? HAS_META
              : unit.type().isSemantic() ? HAS_SEMANTIC : unit.type().isContent() ? HAS_CONTENT : 0;
    }
    return new Header(Header.COMPOSITE, subType(), optional).with(body.toByteArray());
  }

  @Override
  public String toString() {
    return text();
  }
}
