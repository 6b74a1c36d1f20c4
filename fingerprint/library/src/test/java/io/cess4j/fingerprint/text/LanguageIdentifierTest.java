package io.cess4j.fingerprint.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.fingerprint.TestData;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

class LanguageIdentifierTest {
  /** Files of the Universal Declaration of Human Rights, none of which the model was trained on. */
  private static final Map<String, String> DECLARATIONS =
      Map.ofEntries(
          Map.entry("eng", "en"),
          Map.entry("deu", "de"),
          Map.entry("fra", "fr"),
          Map.entry("spa", "es"),
          Map.entry("por_BR", "pt"),
          Map.entry("ita", "it"),
          Map.entry("nld", "nl"),
          Map.entry("pol", "pl"),
          Map.entry("rus", "ru"),
          Map.entry("ukr", "uk"),
          Map.entry("ell_monotonic", "el"),
          Map.entry("arb", "ar"),
          Map.entry("heb", "he"),
          Map.entry("hin", "hi"),
          Map.entry("cmn_hans", "zh"),
          Map.entry("jpn", "ja"),
          Map.entry("kor", "ko"),
          Map.entry("tha", "th"),
          Map.entry("vie", "vi"),
          Map.entry("tur", "tr"),
          Map.entry("fin", "fi"),
          Map.entry("hun", "hu"),
          Map.entry("swe", "sv"),
          Map.entry("swh", "sw"));

  @Test
  void knowsTheLanguageOfAFewLines() throws IOException {
    List<String> wrong = new ArrayList<>();
    int stretches = 0;
    for (Map.Entry<String, String> entry : new TreeMap<>(DECLARATIONS).entrySet()) {
      String text = declaration(entry.getKey());
      for (int start = 0; start + 200 < Math.min(text.length(), 4_000); start += 200) {
        char[] stretch = text.substring(start, start + 200).toCharArray();
        String code = LanguageIdentifier.shipped().identify(stretch, 200).code();
        stretches++;
        if (!code.equals(entry.getValue())) {
          wrong.add(entry.getKey() + " at " + start + " taken for " + code);
        }
      }
    }

    assertThat(stretches).isGreaterThan(300);
    assertThat(wrong).hasSizeLessThan(stretches / 100);
  }

  @Test
  void whatIsNoTextIsInNoLanguage() {
    char[] digits = "0123 4567 :-) 89".toCharArray();

    assertThat(LanguageIdentifier.shipped().identify(digits, digits.length))
        .isEqualTo(Language.UNKNOWN);
  }

  private static String declaration(String name) throws IOException {
    try (ZipFile zip = new ZipFile(TestData.file("text/nltk_udhr2.zip").toFile());
        InputStream stream = zip.getInputStream(zip.getEntry("udhr2/" + name + ".txt"))) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
