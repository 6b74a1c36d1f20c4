package io.cess4j.chain;

import java.lang.reflect.Constructor;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.web3j.abi.TypeReference;
import org.web3j.abi.datatypes.DynamicArray;
import org.web3j.abi.datatypes.DynamicStruct;
import org.web3j.abi.datatypes.StaticArray;
import org.web3j.abi.datatypes.StaticStruct;
import org.web3j.abi.datatypes.Type;

/**
 * web3j reserves room for as many elements as an array announces before it reads one of them, so an
 * answer or a log of a hundred bytes could take all memory. Looks where web3j looks (Contract ABI
 * specification, "Formal Specification of the Encoding"): arrays among the values, and in structs
 * among them. Arrays in arrays are not looked into: no contract of ours gives any.
 */
final class ArrayLengths {
  private static final int WORD_BYTES = 32;
  private static final int WORD_DIGITS = 2 * WORD_BYTES;

  private final String data;
  private final int words;

  private ArrayLengths(String data) {
    this.data = data.startsWith("0x") ? data.substring(2) : data;
    this.words = this.data.length() / WORD_DIGITS;
  }

  /**
   * Looks at every array.
   *
   * @param types of the values
   * @param data hex of their encoding
   * @throws IllegalArgumentException where an array is longer than what follows
   */
  static void check(List<TypeReference<Type>> types, String data) {
    new ArrayLengths(data).check(types.stream().<Class<?>>map(ArrayLengths::classOf).toList(), 0);
  }

  private static Class<?> classOf(TypeReference<Type> type) {
    try {
      return type.getClassType();
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException("a type that web3j does not know", e);
    }
  }

  /**
   * @param start word at which these values begin, from which their offsets count
   */
  private void check(List<? extends Class<?>> types, int start) {
    int at = start;
    for (Class<?> type : types) {
      if (DynamicStruct.class.isAssignableFrom(type)) {
        check(fields(type), start + offset(at));
      } else if (DynamicArray.class.isAssignableFrom(type)) {
        checkArray(start + offset(at));
      } else if (StaticArray.class.isAssignableFrom(type)) {
        return; // what its elements are does not show in a class; with us it stands alone
      }
      at += StaticStruct.class.isAssignableFrom(type) ? length(type) : 1;
    }
  }

  /** Words from where the offsets count. */
  private int offset(int at) {
    BigInteger bytes = word(at);
    BigInteger[] inWords = bytes.divideAndRemainder(BigInteger.valueOf(WORD_BYTES));
    if (inWords[1].signum() != 0 || inWords[0].compareTo(BigInteger.valueOf(words)) >= 0) {
      throw new IllegalArgumentException(
          "an offset of %s bytes in %d words".formatted(bytes, words));
    }
    return inWords[0].intValueExact();
  }

  private void checkArray(int at) {
    BigInteger length = word(at);
    int after = words - at - 1;
    if (length.compareTo(BigInteger.valueOf(after)) > 0) {
      throw new IllegalArgumentException(
          "an array of %s elements with %d words after it".formatted(length, after));
    }
  }

  private BigInteger word(int index) {
    if (index >= words) {
      throw new IllegalArgumentException("word %d of %d".formatted(index, words));
    }
    return new BigInteger(data.substring(index * WORD_DIGITS, (index + 1) * WORD_DIGITS), 16);
  }

  private static int length(Class<?> struct) {
    return fields(struct).stream()
        .mapToInt(field -> StaticStruct.class.isAssignableFrom(field) ? length(field) : 1)
        .sum();
  }

  /** As web3j finds them: generated structs have a second constructor of Java's own types. */
  private static List<Class<?>> fields(Class<?> struct) {
    Optional<List<Class<?>>> fields =
        Arrays.stream(struct.getDeclaredConstructors())
            .map(Constructor::getParameterTypes)
            .filter(types -> Arrays.stream(types).allMatch(Type.class::isAssignableFrom))
            .map(List::of)
            .findAny();
    return fields.orElseThrow(
        () -> new IllegalArgumentException("a struct of unknown fields, " + struct.getName()));
  }
}
