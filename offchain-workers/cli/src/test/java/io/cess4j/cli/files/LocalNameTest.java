package io.cess4j.cli.files;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code cess get} without a target never leaves its folder, whatever the file is called. */
final class LocalNameTest {
  private static final String FID = "ab".repeat(32);

  @ParameterizedTest
  @CsvSource({
    "film.mp4, film.mp4",
    "../../etc/passwd, _._.._etc_passwd",
    "/etc/passwd, _etc_passwd",
    "..\\..\\evil.dll, _._.._evil.dll",
    "C:\\x, C__x",
    ".bashrc, _bashrc",
    ".., _.",
    "名前.txt, 名前.txt"
  })
  void keepsWhatIsHarmless(String name, String local) {
    assertThat(LocalName.of(name, FID)).hasToString(local);
  }

  @ParameterizedTest
  @MethodSource("unusable")
  void callsItByItsIdWhereTheNameCannotBeUsed(String name) {
    assertThat(LocalName.of(name, FID)).hasToString(FID);
  }

  static Stream<String> unusable() {
    return Stream.of("", "  ", "n".repeat(4_096), "名".repeat(67));
  }

  static Stream<Arguments> seeds() {
    return Stream.of("../a", "a\0b", "\u001b[2J", "\u202egpj.exe", "con", "a/b\\c", ".", "~")
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "30s")
  void staysInTheFolder(byte[] bytes) {
    Path local = LocalName.of(new String(bytes, StandardCharsets.UTF_8), FID);
    Path folder = Path.of("folder").toAbsolutePath();
    assertThat(folder.resolve(local).normalize().getParent()).isEqualTo(folder);
    assertThat(local.getNameCount()).isEqualTo(1);
    assertThat(local.toString()).doesNotContainPattern("[\\p{Cc}\\p{Cf}]");
  }
}
