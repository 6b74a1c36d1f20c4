package io.cess4j.ai.worker.job;

import io.cess4j.chain.Bytes32;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * A compute node's job and its signed wrong answer, by which anybody with the examples can see that
 * it was wrong.
 *
 * @param folder there only where there is evidence
 */
public record Evidence(Path folder) {
  private static final String ANSWER = "answer.json";

  boolean exists() {
    return Files.exists(folder.resolve(ANSWER));
  }

  void keep(JobOrder order, JobAnswer.Trained answer, Bytes32 found) {
    try {
      Files.createDirectories(folder);
      Files.write(folder.resolve("order"), JobCodec.write(order));
      Files.writeString(
          folder.resolve("found"), found.hex() + System.lineSeparator(), StandardCharsets.US_ASCII);
      Path whole = Files.write(folder.resolve(ANSWER + ".partial"), answer.json());
      Files.move(whole, folder.resolve(ANSWER), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return folder.toString();
  }
}
