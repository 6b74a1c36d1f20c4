package io.cess4j.protocol;

/** A number outside the range that docs/formats.md allows. */
public final class ValueOutOfRangeException extends ProtocolException {

  private static final long serialVersionUID = 1L;

  private final String name;

  private ValueOutOfRangeException(String name, long minimum, long maximum, long actual) {
    super(
        "%s is %d but must be between %d and %d: use a value in that range"
            .formatted(name, actual, minimum, maximum));
    this.name = name;
  }

  /** The value's name. */
  public String name() {
    return name;
  }

  /**
   * Returns {@code actual} where minimum <= actual <= maximum.
   *
   * @throws ValueOutOfRangeException otherwise
   */
  public static long check(String name, long minimum, long maximum, long actual) {
    if (actual < minimum || actual > maximum) {
      throw new ValueOutOfRangeException(name, minimum, maximum, actual);
    }
    return actual;
  }

  /** As {@link #check}, for an int. */
  public static int checkInt(String name, int minimum, int maximum, int actual) {
    return (int) check(name, minimum, maximum, actual);
  }
}
