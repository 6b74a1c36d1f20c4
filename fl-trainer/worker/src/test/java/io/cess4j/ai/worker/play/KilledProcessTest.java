package io.cess4j.ai.worker.play;

import static org.assertj.core.api.Assertions.assertThat;

import io.cess4j.ai.worker.journal.Journal;
import io.cess4j.ai.worker.journal.JournalEntry;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapState;
import io.cess4j.chain.event.AiGapSeatFined;
import io.cess4j.chain.event.AiGapSeatPaid;
import io.cess4j.chain.event.AiGapSeatSlashed;
import io.cess4j.devnet.junit.TestNetwork;
import io.cess4j.devnet.junit.WithDevnet;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real process that is killed without a word, twice, and goes on with the folder it left. */
@WithDevnet
final class KilledProcessTest {
  private final Scene scene;
  private final Path folder;
  private final FolderStore store;
  private final List<Life> lives = new ArrayList<>();

  private record Life(Process process, BufferedReader heard) {}

  KilledProcessTest(TestNetwork test, @TempDir Path folder) {
    this.scene = new Scene(test, folder);
    this.folder = folder;
    this.store = new FolderStore(folder.resolve("store"));
  }

  @AfterEach
  void ends() {
    lives.forEach(life -> life.process().destroyForcibly());
  }

  @Test
  void whoIsKilledWhileStoringAndBeforeRevealingItsVoteLosesNothing() throws Exception {
    scene.opens(3, 1);
    scene.copiesStoreTo(store);
    scene.starts(0, Scene.honest(0), store);
    scene.starts(1, Scene.honest(1), store);
    begins("dies");
    scene.playsUntil(AiGapPhase.COMMIT, 0, 1);
    assertThat(steps()).isEqualTo("stored");
    kill();

    begins("lives");
    assertThat(steps()).contains("deed=commit,");
    scene.playsUntil(AiGapPhase.REVEAL, 0, 1);
    assertThat(steps()).contains("deed=reveal,");
    scene.playsUntil(AiGapPhase.AVAILABILITY, 0, 1);
    assertThat(steps()).contains("deed=vouch,");
    scene.playsUntil(AiGapPhase.AGGREGATE, 0, 1);
    assertThat(steps()).contains("deed=commit vote,");
    kill();

    begins("lives");
    scene.playsUntil(AiGapPhase.VOTE, 0, 1);
    assertThat(steps()).contains("deed=vote,");
    AiGapState end = scene.playsToTheEnd(0, 1);
    scene.everybodyActs(0, 1);
    assertThat(steps()).contains("deed=claim,");
    assertThat(steps()).startsWith("Over");
    kill();

    assertThat(end.round().phase()).isEqualTo(AiGapPhase.FINAL);
    assertThat(scene.included()).containsExactly(0b111);
    assertThat(scene.events(AiGapSeatFined.class)).isEmpty();
    assertThat(scene.events(AiGapSeatSlashed.class)).isEmpty();
    assertThat(scene.events(AiGapSeatPaid.class))
        .hasSize(3)
        .allSatisfy(paid -> assertThat(paid.stake()).isEqualTo(Scene.STAKE));
    try (Journal journal = Participant.journal(own())) {
      assertThat(journal.of(1, JournalEntry.Trained.class)).hasSize(1);
      assertThat(journal.of(1, JournalEntry.Stored.class)).hasSize(1);
      assertThat(journal.of(1, JournalEntry.Voted.class)).hasSize(1);
    }
  }

  private Path own() {
    return folder.resolve("process");
  }

  private void begins(String how) throws IOException {
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-XX:TieredStopAtLevel=1",
                    "-Xmx256m",
                    "--enable-native-access=ALL-UNNAMED",
                    "--add-modules=jdk.incubator.vector",
                    "-cp",
                    System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path")),
                    ParticipantProcess.class.getName(),
                    scene.test.devnet().rpc().toString(),
                    Long.toString(scene.test.devnet().chainId()),
                    scene.test.deployment().directory().hex(),
                    Long.toString(scene.task),
                    "2",
                    own().toString(),
                    folder.resolve("store").toString(),
                    Integer.toString(lives.size() + 1),
                    how))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    lives.add(
        new Life(
            process,
            new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII))));
    assertThat(answer("ready")).isEqualTo("ready");
  }

  /** One step; what it says of it. Lines of its log are passed over. */
  private String steps() throws IOException {
    lives.getLast().process().getOutputStream().write('\n');
    lives.getLast().process().getOutputStream().flush();
    return answer("stored", "Acted", "Waiting", "Skipped", "Over");
  }

  private String answer(String... beginnings) {
    try {
      BufferedReader heard = lives.getLast().heard();
      for (String line = heard.readLine(); line != null; line = heard.readLine()) {
        if (List.of(beginnings).stream().anyMatch(line::startsWith)) {
          return line;
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new AssertionError("the process ended: " + lives.getLast().process());
  }

  /** SIGKILL. */
  private void kill() throws InterruptedException {
    lives.getLast().process().destroyForcibly().waitFor();
  }
}
