package io.cess4j.bench.ai;

import io.cess4j.ai.evaluation.AttackKind;
import io.cess4j.ai.evaluation.RuleKind;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Rules and attacks as people type them: {@code sign-flip} is SIGN_FLIP. */
final class Words {
  private Words() {}

  static String of(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String known(Enum<?>[] values) {
    return Arrays.stream(values).map(Words::of).collect(Collectors.joining(", "));
  }

  private static <T extends Enum<T>> T read(String what, String text, T[] values) {
    for (T value : values) {
      if (of(value).equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
        return value;
      }
    }
    throw new TypeConversionException(
        "no %s is called '%s': known are %s".formatted(what, text, known(values)));
  }

  static final class Rule implements ITypeConverter<RuleKind> {
    @Override
    public RuleKind convert(String text) {
      return read("rule", text, RuleKind.values());
    }
  }

  /** Knows the short names of the literature too. */
  static final class Attack implements ITypeConverter<AttackKind> {
    @Override
    public AttackKind convert(String text) {
      return switch (text.toLowerCase(Locale.ROOT)) {
        case "ipm" -> AttackKind.INNER_PRODUCT;
        case "alie" -> AttackKind.LITTLE_IS_ENOUGH;
        default -> read("attack", text, AttackKind.values());
      };
    }
  }
}
