package io.cess4j.index.apply;

import io.cess4j.index.record.Totals;
import java.math.BigInteger;

/** What one event adds to a certificate's sums. */
final class Sums {
  private static final BigInteger NIL = BigInteger.ZERO;

  private Sums() {}

  static Totals earned(BigInteger wei) {
    return new Totals(wei, NIL, NIL, NIL, NIL, 0, NIL, NIL, 0, 0, 0, 0);
  }

  static Totals shared(BigInteger wei) {
    return new Totals(NIL, wei, NIL, NIL, NIL, 0, NIL, NIL, 0, 0, 0, 0);
  }

  static Totals passed(BigInteger wei) {
    return new Totals(NIL, NIL, wei, NIL, NIL, 0, NIL, NIL, 0, 0, 0, 0);
  }

  static Totals claimed(BigInteger wei) {
    return new Totals(NIL, NIL, NIL, wei, NIL, 0, NIL, NIL, 0, 0, 0, 0);
  }

  static Totals royalty(BigInteger wei) {
    return new Totals(NIL, NIL, NIL, NIL, wei, 0, NIL, NIL, 0, 0, 0, 0);
  }

  static Totals retrieval(BigInteger wei, BigInteger bytes) {
    return new Totals(NIL, NIL, NIL, NIL, NIL, 1, wei, bytes, 0, 0, 0, 0);
  }

  static Totals licence() {
    return new Totals(NIL, NIL, NIL, NIL, NIL, 0, NIL, NIL, 1, 0, 0, 0);
  }

  static Totals subscription() {
    return new Totals(NIL, NIL, NIL, NIL, NIL, 0, NIL, NIL, 0, 1, 0, 0);
  }

  static Totals key() {
    return new Totals(NIL, NIL, NIL, NIL, NIL, 0, NIL, NIL, 0, 0, 1, 0);
  }

  static Totals sale() {
    return new Totals(NIL, NIL, NIL, NIL, NIL, 0, NIL, NIL, 0, 0, 0, 1);
  }
}
