package io.cess4j.runtime.configuration;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text to value and back for the types that configuration records use. */
final class Values {

  private Values() {}

  static boolean isSupported(Class<?> type) {
    return type == String.class
        || type == int.class
        || type == long.class
        || type == boolean.class
        || type == Path.class
        || type == URI.class
        || type == Duration.class
        || type == Password.class
        || type == List.class
        || type.isEnum();
  }

  /**
   * @throws IllegalArgumentException with words for the user where the text is no such value
   */
  static Object parse(Class<?> type, String text) {
    if (type == String.class) {
      return text;
    } else if (type == int.class) {
      return Integer.parseInt(text.replace("_", ""));
    } else if (type == long.class) {
      return Long.parseLong(text.replace("_", ""));
    } else if (type == boolean.class) {
      return bool(text);
    } else if (type == Path.class) {
      return Path.of(text);
    } else if (type == URI.class) {
      return URI.create(text);
    } else if (type == Duration.class) {
      return duration(text);
    } else if (type == Password.class) {
      return new Password(text);
    } else if (type == List.class) {
      return Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }
    return constant(type, text);
  }

  static String print(Object value) {
    return switch (value) {
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining(","));
      case Enum<?> constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      case Duration duration when duration.toMillisPart() == 0 -> duration.toSeconds() + "s";
      case Duration duration -> duration.toMillis() + "ms";
      default -> value.toString();
    };
  }

  private static boolean bool(String text) {
    return switch (text) {
      case "true", "" -> true; // a bare flag: --parent-watch
      case "false" -> false;
      default -> throw new IllegalArgumentException("expected true or false");
    };
  }

  private static Duration duration(String text) {
    try {
      return text.endsWith("ms")
          ? Duration.ofMillis(number(text, 2))
          : text.endsWith("s")
              ? Duration.ofSeconds(number(text, 1))
              : text.endsWith("m")
                  ? Duration.ofMinutes(number(text, 1))
                  : text.endsWith("h") ? Duration.ofHours(number(text, 1)) : Duration.parse(text);
    } catch (java.time.format.DateTimeParseException | ArithmeticException e) {
      throw new IllegalArgumentException("expected a duration such as 500ms, 30s, 5m or 2h", e);
    }
  }

  private static long number(String text, int suffix) {
    return Long.parseLong(text.substring(0, text.length() - suffix));
  }

  private static Object constant(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (print(constant).equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(
        "expected one of "
            + Arrays.stream(type.getEnumConstants())
                .map(Values::print)
                .collect(Collectors.joining(", ")));
  }
}
