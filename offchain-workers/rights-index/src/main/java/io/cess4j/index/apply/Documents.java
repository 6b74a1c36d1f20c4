package io.cess4j.index.apply;

import io.cess4j.chain.Address;
import io.cess4j.index.record.Entry;
import io.cess4j.index.record.Json;
import io.cess4j.index.record.Totals;
import io.cess4j.index.record.What;
import io.cess4j.index.record.Where;
import io.cess4j.index.state.Draft;
import io.cess4j.index.state.Family;
import io.cess4j.index.state.Key;
import java.math.BigInteger;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Typed documents of a draft. */
record Documents(Draft draft) {
  private static final byte[] PRESENT = {};

  <T> Optional<T> get(Family family, Key key, Class<T> type) {
    return draft.get(family, key).map(bytes -> Json.read(bytes, type));
  }

  void put(Family family, Key key, Object document) {
    draft.put(family, key, Json.write(document));
  }

  void mark(Family family, Key key) {
    draft.put(family, key, PRESENT);
  }

  void remove(Family family, Key key) {
    draft.remove(family, key);
  }

  /** Changes a document if it is there. */
  <T> void change(Family family, Key key, Class<T> type, UnaryOperator<T> change) {
    get(family, key, type).ifPresent(document -> put(family, key, change.apply(document)));
  }

  /** Changes a document, which begins as {@code none}. */
  <T> void update(Family family, Key key, T none, Function<T, T> change) {
    @SuppressWarnings("unchecked")
    Class<T> type = (Class<T>) none.getClass();
    put(family, key, change.apply(get(family, key, type).orElse(none)));
  }

  void add(long certificate, Totals more) {
    update(Family.TOTALS, Key.of(certificate), Totals.NONE, totals -> totals.plus(more));
  }

  /**
   * A line in the books.
   *
   * @param family HISTORY, PURCHASES or REVENUE
   */
  void book(
      Family family,
      long certificate,
      What what,
      Address account,
      Address other,
      BigInteger wei,
      long reference,
      Where at) {
    put(
        family,
        Key.of(certificate, at.block(), at.log()),
        new Entry(what, account, other, wei, reference, at));
  }
}
