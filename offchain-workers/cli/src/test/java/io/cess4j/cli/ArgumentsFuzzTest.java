package io.cess4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Arguments, one a line: understood, or told as wrong usage (exit code 2), never a stack trace. */
final class ArgumentsFuzzTest {

  static Stream<Arguments> seeds() {
    return Stream.of(
            "",
            "put\nfilm.mp4\n--json",
            "put\n--k\n4\n--n\n6\n--days\n-1\nf",
            "get\nabc\n--direct\n--output\nx",
            "get\n--output",
            "price\n99999999999999999999",
            "bench\npodr2\n--bytes=1e9",
            "miner\ninit\n--units\n-0x1",
            "miner\nscan\n--deal=\u0661",
            "cancel\n18446744073709551616",
            "logs\n--follow=maybe\ngateway",
            "demo\ncheats\n--engine\nBESU",
            "help\nput",
            "--version\n--help",
            "faucet\n0x\n\u0000",
            "--\n-x",
            "put\n@/etc/hostname")
        .map(text -> Arguments.of((Object) text.getBytes(StandardCharsets.UTF_8)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "60s")
  void shouldBeUnderstoodOrToldAsWrongUsage(byte[] bytes) {
    String[] arguments = new String(bytes, StandardCharsets.UTF_8).split("\n", -1);
    try {
      assertThat(Cess.commandLine().parseArgs(arguments).originalArgs()).containsExactly(arguments);
    } catch (ParameterException wrong) {
      assertThat(wrong).hasMessageMatching("(?s).+");
    }
  }

  /** A file "@list" was not stored: its lines were taken for arguments, e.g. from "cess put *". */
  @Test
  void aFileWhoseNameBeginsWithAnAtSignIsAFile(@TempDir Path folder) throws IOException {
    Path list = Files.writeString(folder.resolve("@list"), "--public");
    CommandLine.ParseResult put = Cess.commandLine().parseArgs("put", "@" + list).subcommand();
    assertThat(put.hasMatchedOption("--public")).isFalse();
    assertThat(put.matchedPositionals()).hasSize(1);
  }
}
