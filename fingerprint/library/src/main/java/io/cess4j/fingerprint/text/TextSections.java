package io.cess4j.fingerprint.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Vectors of overlapping stretches of a text: each two hops long, each beginning one hop after the
 * one before. A hop has 128 terms; when there are too many hops, two become one.
 */
final class TextSections {
  /** Terms in the shortest hop. */
  static final int HOP = 128;

  /** Hops of a text at most; a long text has half as many at least. */
  static final int MAX_HOPS = 256;

  private final TermCounts current = new TermCounts(1 << 10);
  private final List<TermVector> hops = new ArrayList<>();
  private TermVector open = new TermVector();
  private int openParts;
  private int termsInPart;
  private int partsPerHop = 1;

  void add(long hash, int weight, Language language) {
    current.add(hash, weight << 8 | language.ordinal());
  }

  void endTerm() {
    termsInPart++;
    if (termsInPart == HOP) {
      closePart();
    }
  }

  /** The stretches of a text that is at least three hops long; none of a shorter one. */
  List<Section> sections() {
    if (termsInPart >= HOP / 2 || openParts > 0) {
      closePart();
      if (openParts > 0) {
        closeHop();
      }
    }
    List<Section> sections = new ArrayList<>();
    for (int i = 0; i + 1 < hops.size() && hops.size() > 2; i++) {
      TermVector both = new TermVector();
      both.add(hops.get(i));
      both.add(hops.get(i + 1));
      long hop = (long) HOP * partsPerHop;
      sections.add(new Section(i * hop, (i + 2) * hop, both));
    }
    return sections;
  }

  private void closePart() {
    Language[] languages = Language.values();
    current.forEach((hash, count, value) -> open.add(hash, value >>> 8, languages[value & 0xff]));
    current.clear();
    termsInPart = 0;
    openParts++;
    if (openParts == partsPerHop) {
      closeHop();
    }
  }

  private void closeHop() {
    hops.add(open);
    open = new TermVector();
    openParts = 0;
    if (hops.size() == MAX_HOPS) {
      for (int i = 0; i < MAX_HOPS / 2; i++) {
        TermVector both = hops.get(2 * i);
        both.add(hops.get(2 * i + 1));
        hops.set(i, both);
      }
      hops.subList(MAX_HOPS / 2, MAX_HOPS).clear();
      partsPerHop *= 2;
    }
  }

  /**
   * One stretch.
   *
   * @param start its first term
   * @param end the term after its last; the text may end before
   */
  record Section(long start, long end, TermVector vector) {}
}
