package io.cess4j.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.chain.Account;
import io.cess4j.devnet.network.LocalNetwork;
import io.cess4j.scenario.CessNetwork;
import io.cess4j.scenario.RawUpload;
import io.cess4j.scenario.Seeded;
import io.cess4j.scenario.WholeNetwork;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Names that would climb out of a folder, steer a terminal, or fit no file system. */
@WholeNetwork
class HostileNamesTest {
  /** Up, clear the screen, say that all is well on a line of its own. */
  private static final String CLIMBS = "../../\u001b[2J\nstored\u202e\u009bm.txt";

  private final CessNetwork network;
  private final Account client;
  private final RandomGenerator random = Seeded.random(HostileNamesTest.class);
  @TempDir private Path folder;

  HostileNamesTest(CessNetwork network) {
    this.network = network;
    this.client = network.client().account();
  }

  @Test
  void areStoredEncryptedAndStayInTheirFolder() throws Exception {
    byte[] content = Seeded.bytes(random, 1_000);
    String climbing = stores(CLIMBS, content);
    String longest = stores("n".repeat(4_096), content);
    Path working = Files.createDirectories(folder.resolve("a/b"));

    assertThat(cess(working, "get", climbing)).doesNotContain("\u001b", "\u009b", "\u202e");
    cess(working, "get", longest);
    assertThat(cess(working, "ls"))
        .contains("../../\\u001b[2J\\u000astored\\u202e\\u009bm.txt")
        .doesNotContain("\u001b", "\u009b", "\u202e");
    try (Stream<Path> all = Files.walk(folder)) {
      List<Path> files = all.filter(Files::isRegularFile).toList();
      assertThat(files).hasSize(2).allSatisfy(file -> assertThat(file).hasParent(working));
      assertThat(files).allSatisfy(file -> assertThat(file).hasBinaryContent(content));
      assertThat(files).anySatisfy(file -> assertThat(file).hasFileName(longest));
    }
  }

  @Test
  void aNameThatIsTooLongIsRefusedBeforeTheBody() {
    try (RawUpload upload = new RawUpload(network.chain(), network.gatewayAddress())) {
      long order = upload.places(client, 10);
      RawUpload.Answer answer =
          upload.puts("n".repeat(4_097), false, new byte[10], upload.authorises(client, order, 10));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.detail()).contains("4097 bytes", "4096", "shorten");
      network.chain().orders().cancel(network.chain().sender(client), order);
    }
  }

  private String stores(String name, byte[] content) {
    try (RawUpload upload = new RawUpload(network.chain(), network.gatewayAddress())) {
      long order = upload.places(client, content.length);
      RawUpload.Answer answer =
          upload.puts(name, true, content, upload.authorises(client, order, content.length));
      assertThat(answer.status()).as("%s", answer.body()).isEqualTo(201);
      return answer.body().path("fid").asString();
    }
  }

  /** The real command in a process of its own, because a process has one working folder. */
  private String cess(Path working, String... arguments) throws IOException, InterruptedException {
    LocalNetwork at = network.processes();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.cess4j.cli.Cess"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--rpc", at.rpc().toString(), "--directory", at.directory().hex()));
    command.addAll(List.of("--gateway", at.gateway().toString()));
    command.addAll(List.of("--keystore", at.folder().keystore("client").toString()));
    command.addAll(List.of("--password-file", at.folder().password().toString()));
    File output = folder.resolveSibling(folder.getFileName() + ".out").toFile();
    Process process =
        new ProcessBuilder(command)
            .directory(working.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    String said = Files.readString(output.toPath(), StandardCharsets.UTF_8);
    assertThat(process.exitValue()).as(said).isZero();
    return said;
  }
}
