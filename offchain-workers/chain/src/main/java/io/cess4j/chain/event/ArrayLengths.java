package io.cess4j.chain.event;

import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.Event;
import org.web3j.abi.datatypes.Type;

/**
 * web3j reserves room for as many elements as an array announces before it reads one of them, so a
 * log of a hundred bytes could take all memory. In our events an array follows values of one word
 * each, and its elements have one word each.
 */
final class ArrayLengths {
  private static final int WORD_BYTES = 32;
  private static final int WORD_DIGITS = 2 * WORD_BYTES;

  private ArrayLengths() {}

  /**
   * Looks at every array of the event.
   *
   * @param data 0x-hex of the values that are no topics
   * @throws IllegalArgumentException where an array is longer than what follows
   */
  static void check(Event event, String data) throws ClassNotFoundException {
    List<TypeReference<Type>> values = event.getNonIndexedParameters();
    for (int i = 0; i < values.size(); i++) {
      if (DynamicArray.class.isAssignableFrom(values.get(i).getClassType())) {
        checkArray(data, word(data, i));
      }
    }
  }

  private static void checkArray(String data, BigInteger offset) {
    int words = (data.length() - 2) / WORD_DIGITS;
    BigInteger bytes = BigInteger.valueOf((long) words * WORD_BYTES);
    if (offset.compareTo(bytes) >= 0 || offset.intValueExact() % WORD_BYTES != 0) {
      throw new IllegalArgumentException("an array at byte " + offset + " of " + bytes);
    }
    int at = offset.intValueExact() / WORD_BYTES;
    BigInteger length = word(data, at);
    if (length.compareTo(BigInteger.valueOf(words - at - 1L)) > 0) {
      throw new IllegalArgumentException(
          "an array of %s elements with %d words after it".formatted(length, words - at - 1));
    }
  }

  private static BigInteger word(String data, int index) {
    int from = 2 + index * WORD_DIGITS;
    return new BigInteger(data.substring(from, from + WORD_DIGITS), 16);
  }
}
