package io.cess4j.cheats;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** SECURITY.md names a test for each cheat; a table that names none is worth nothing. */
class SecurityTableTest {
  private static final Pattern NAMED = Pattern.compile("`(\\w+\\.(?:t\\.sol|java))#(\\w+)`");

  private final Path repository = Path.of(System.getProperty("cess.repository", ".."));

  @Test
  void everyTestThatSecurityNamesExists() throws IOException {
    Map<String, String> sources = sources();
    List<String> missing = new ArrayList<>();
    int named = 0;
    Matcher test = NAMED.matcher(Files.readString(repository.resolve("SECURITY.md")));
    while (test.find()) {
      named++;
      String source = sources.getOrDefault(test.group(1), "");
      if (!Pattern.compile("(function|void) " + test.group(2) + "\\(").matcher(source).find()) {
        missing.add(test.group());
      }
    }
    assertThat(missing).as("tests that SECURITY.md names and that are not there").isEmpty();
    assertThat(named).as("tests that it names").isGreaterThan(60);
  }

  private Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    for (String root : List.of("contracts/test", "offchain-workers", "integration-tests")) {
      try (Stream<Path> walk = Files.walk(repository.resolve(root))) {
        for (Path file : walk.filter(SecurityTableTest::isTest).toList()) {
          sources.merge(file.getFileName().toString(), Files.readString(file), String::concat);
        }
      }
    }
    return sources;
  }

  private static boolean isTest(Path file) {
    String name = file.toString();
    return name.endsWith(".t.sol") || (name.endsWith(".java") && name.contains("src/test"));
  }
}
