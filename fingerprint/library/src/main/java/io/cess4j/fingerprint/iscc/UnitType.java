package io.cess4j.fingerprint.iscc;

import org.jspecify.annotations.Nullable;

/** What a unit describes: main type and subtype of its header (ISO 24138, clause on structure). */
public enum UnitType {
  META(0, 0),
  SEMANTIC_TEXT(1, 0),
  SEMANTIC_IMAGE(1, 1),
  SEMANTIC_AUDIO(1, 2),
  SEMANTIC_VIDEO(1, 3),
  SEMANTIC_MIXED(1, 4),
  CONTENT_TEXT(2, 0),
  CONTENT_IMAGE(2, 1),
  CONTENT_AUDIO(2, 2),
  CONTENT_VIDEO(2, 3),
  CONTENT_MIXED(2, 4),
  DATA(3, 0),
  INSTANCE(4, 0);

  final int mainType;
  final int subType;

  UnitType(int mainType, int subType) {
    this.mainType = mainType;
    this.subType = subType;
  }

  boolean isSemantic() {
    return mainType == 1;
  }

  boolean isContent() {
    return mainType == 2;
  }

  static @Nullable UnitType of(int mainType, int subType) {
    for (UnitType type : values()) {
      if (type.mainType == mainType && type.subType == subType) {
        return type;
      }
    }
    return null;
  }
}
