package io.cess4j.bench.ai;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.bench.Bench;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class AiBenchmarkTest {
  private static final List<String> SMALL =
      List.of(
          "--clients",
          "5",
          "--byzantine",
          "1",
          "--rounds",
          "8",
          "--attacks",
          "sign-flip,ipm",
          "--threads",
          "1",
          "--json");
  @TempDir private Path folder;

  @Test
  void aKilledRunGoesOnWhereItWas() throws Exception {
    Process run = elsewhere();
    try (BufferedReader words = run.errorReader()) {
      assertThat(words.lines().anyMatch(line -> line.startsWith("1 of 3: "))).isTrue();
      run.destroyForcibly();
    }
    run.waitFor();
    List<String> kept = wholeLines();
    assertThat(kept).hasSizeBetween(1, 2);

    Answer answer = ask(with(SMALL, "--out", folder.toString()));

    assertThat(answer.code).isZero();
    assertThat(wholeLines()).hasSize(3).startsWith(kept.toArray(String[]::new));
    JsonNode cells = JsonMapper.shared().readTree(answer.out).get("cells");
    assertThat(cells.size()).isEqualTo(3);
    cells.forEach(cell -> assertThat(cell.get("commit").asString()).isNotEmpty());
    Answer told = ask(with(SMALL, "--finished", "--out", folder.toString()));
    assertThat(JsonMapper.shared().readTree(told.out).get("cells")).isEqualTo(cells);
  }

  /** Synthetic pictures say nothing about what was asked for. */
  @Test
  void nothingIsJudgedWithoutTheData() throws Exception {
    Answer answer = ask(with(SMALL, "--finished", "--out", folder.toString()));

    JsonNode result = JsonMapper.shared().readTree(answer.out);
    assertThat(result.get("data").asString()).startsWith("synthetic");
    assertThat(result.get("reach").size()).isEqualTo(8);
    result.get("reach").forEach(one -> assertThat(one.get("held").isNull()).isTrue());
  }

  @ParameterizedTest
  @CsvSource({
    "'--attacks sign-slip', no attack is called 'sign-slip': known are none",
    "'--rules krumm', no rule is called 'krumm': known are fedavg",
    "'--seeds one', one",
    "'--alpha 0', --alpha 0.0: has to be above 0",
    "'--alpha NaN', --alpha NaN: has to be above 0",
    "'--byzantine 5', fewer than half",
    "'--clients 33', need 3 to 32",
    "'--rounds 2', 3 or more",
    "'--threads -1', --threads -1",
    "'--epochs 0', epochs is 0 but has to be 1 to 1000",
    "'--rate -0.1', learning rate is -0.1",
    "'--reach --seeds 1', leave the other options away",
    "'--reach', leave the other options away",
    "'--architecture lenet', architecture 'lenet' is not known",
    "'--architecture cnn-small-28x28x1-10/1', is no MLP: use mlp-196-32-10/1",
    "'--architecture mlp-784-64-10/1', does not fit synthetic-4000",
    "'--data /there/is/none', is no folder",
    "'--data src', has neither train-images-idx3-ubyte nor train-images-idx3-ubyte.gz"
  })
  void badOptionsAreExplained(String options, String words) throws Exception {
    Answer answer = ask(with(List.of(options.split(" ")), "--out", folder.toString()));

    assertThat(answer.code).isNotZero();
    assertThat(answer.err).contains(words);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void dataThatIsCutOffIsRefusedAndNamed() throws Exception {
    Path data = Files.createDirectory(folder.resolve("data"));
    Files.write(data.resolve("train-images-idx3-ubyte"), new byte[] {0, 0, 8, 3, 0, 0, 0, 9});
    Files.write(data.resolve("train-labels-idx1-ubyte"), new byte[] {0, 0, 8, 1, 0, 0, 0, 9});

    Answer answer =
        ask(List.of("--data", data.toString(), "--out", folder.resolve("out").toString()));

    assertThat(answer.code).isNotZero();
    assertThat(answer.err).contains("train-images-idx3-ubyte").contains("fetch it again");
    assertThat(folder.resolve("out")).doesNotExist();
  }

  private record Answer(int code, String out, String err) {}

  private static Answer ask(List<String> options) {
    StringWriter err = new StringWriter();
    CommandLine command =
        new CommandLine(new AiBenchmark())
            .setErr(new PrintWriter(err, true))
            .setExecutionExceptionHandler(
                (failure, line, parsed) -> {
                  err.append(failure.toString());
                  return 1;
                });
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int code;
    try {
      System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
      code = command.execute(options.toArray(String[]::new));
    } finally {
      System.setOut(before);
    }
    return new Answer(code, bytes.toString(StandardCharsets.UTF_8), err.toString());
  }

  private Process elsewhere() throws IOException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Xmx512m"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Bench.class.getName()));
    command.add("ai");
    command.addAll(with(SMALL, "--out", folder.toString()));
    return new ProcessBuilder(command).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
  }

  private List<String> wholeLines() throws IOException {
    return Files.readAllLines(folder.resolve("cells.jsonl")).stream()
        .filter(line -> line.endsWith("}"))
        .toList();
  }

  private static List<String> with(List<String> options, String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return all;
  }
}
