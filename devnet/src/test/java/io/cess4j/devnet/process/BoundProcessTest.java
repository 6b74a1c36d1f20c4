package io.cess4j.devnet.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cess4j.devnet.DevnetException;
import java.io.BufferedReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(180)
class BoundProcessTest {
  private static BoundProcess start(String... command) {
    return BoundProcess.start(
        "child", List.of(command), Map.of(), Path.of("").toAbsolutePath(), line -> {});
  }

  private static void assertEnds(long pid) throws Exception {
    var handle = ProcessHandle.of(pid);
    if (handle.isPresent()) {
      handle.get().onExit().get(20, TimeUnit.SECONDS);
    }
    assertThat(ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false)).isFalse();
  }

  @Test
  void theChildEndsWhenItsParentIsKilledOutright() throws Exception {
    Process parent =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                ParentMain.class.getName())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = parent.inputReader()) {
      String line = output.readLine();
      assertThat(line).startsWith("child ");
      long child = Long.parseLong(line.substring("child ".length()));
      assertThat(ProcessHandle.of(child)).isPresent();

      parent.destroyForcibly().waitFor(); // SIGKILL: no shutdown hook of the parent runs

      assertEnds(child);
    }
  }

  @Test
  void stopAsksAndKillInsists() throws Exception {
    BoundProcess polite = start("sleep", "300");
    long politePid = polite.pid();
    polite.stop(Duration.ofSeconds(10));
    assertEnds(politePid);
    assertThat(polite.isAlive()).isFalse();

    CountDownLatch trapped = new CountDownLatch(1);
    BoundProcess stubborn =
        BoundProcess.start(
            "child",
            List.of("sh", "-c", "trap '' TERM; echo trapped; while :; do sleep 0.1; done"),
            Map.of(),
            Path.of("").toAbsolutePath(),
            line -> trapped.countDown());
    long stubbornPid = stubborn.pid();
    trapped.await();
    stubborn.stop(Duration.ofMillis(300));
    assertEnds(stubbornPid);
  }

  /** As a JVM does that was told JDK_JAVA_OPTIONS: then the process id was lost in its line. */
  @Test
  void theProcessIdIsNotLostBehindHalfALineOfTheProgram() throws Exception {
    try (BoundProcess child = start("sh", "-c", "printf half; exec sleep 300")) {
      assertThat(ProcessHandle.of(child.pid())).isPresent();
    }
  }

  @Test
  void linesArriveAndTheLastOnesAreKept() throws Exception {
    CopyOnWriteArrayList<String> lines = new CopyOnWriteArrayList<>();
    BoundProcess child =
        BoundProcess.start(
            "child",
            List.of("sh", "-c", "echo one; echo two >&2"),
            Map.of(),
            Path.of("").toAbsolutePath(),
            lines::add);

    assertThat(child.await(Duration.ofSeconds(20))).isTrue();
    assertThat(lines).containsExactly("one", "two");
    assertThat(child.lastWords()).isEqualTo("one\ntwo");
  }

  @Test
  void anImpossibleCommandIsNamed() {
    assertThatThrownBy(
            () ->
                BoundProcess.start(
                    "child", List.of("true"), Map.of(), Path.of("/no/such/folder"), line -> {}))
        .isInstanceOf(DevnetException.ProcessFailed.class)
        .hasMessageContaining("child");
  }
}
