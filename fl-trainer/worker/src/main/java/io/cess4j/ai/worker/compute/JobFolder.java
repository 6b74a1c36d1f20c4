package io.cess4j.ai.worker.compute;

import io.cess4j.ai.worker.job.JobAnswer;
import io.cess4j.ai.worker.job.JobCodec;
import io.cess4j.ai.worker.job.JobOrder;
import io.cess4j.chain.Bytes32;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Jobs on disk, a folder each: the order, and later its answer and update, or why there is none. A
 * file is there whole or not at all, so what a killed node had not finished begins anew.
 *
 * @param home folder of all jobs
 * @param kept how many
 */
record JobFolder(Path home, int kept) {
  private static final String ORDER = "order";
  private static final String UPDATE = "update.cesf";
  private static final String ANSWER = "answer.json";

  boolean has(Bytes32 job) {
    return Files.exists(folder(job).resolve(ORDER));
  }

  void order(Bytes32 job, JobOrder order) {
    write(job, ORDER, JobCodec.write(order));
  }

  JobOrder order(Bytes32 job) {
    try (InputStream in = Files.newInputStream(folder(job).resolve(ORDER))) {
      return JobCodec.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The update first: an answer says that it is there. */
  void answer(Bytes32 job, JobAnswer answer, byte[] update) {
    write(job, UPDATE, update);
    write(job, ANSWER, answer.json());
  }

  void answer(Bytes32 job, JobAnswer failure) {
    write(job, ANSWER, failure.json());
  }

  Optional<JobAnswer> answer(Bytes32 job) {
    return bytes(job, ANSWER).map(JobAnswer::parse);
  }

  Optional<byte[]> update(Bytes32 job) {
    return bytes(job, UPDATE);
  }

  private Optional<byte[]> bytes(Bytes32 job, String name) {
    Path file = folder(job).resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Oldest first. */
  List<Bytes32> unanswered() {
    return jobs().stream().filter(job -> answer(job).isEmpty()).toList();
  }

  /** Removes the oldest that are answered. */
  void prune() {
    List<Bytes32> answered = jobs().stream().filter(job -> answer(job).isPresent()).toList();
    answered.stream().limit(Math.max(0, answered.size() - kept)).forEach(this::remove);
  }

  private List<Bytes32> jobs() {
    if (!Files.isDirectory(home)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(home)) {
      return folders
          .filter(folder -> Files.exists(folder.resolve(ORDER)))
          .sorted(Comparator.comparing(JobFolder::since))
          .map(folder -> Bytes32.of("0x" + folder.getFileName()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static FileTime since(Path folder) {
    try {
      return Files.getLastModifiedTime(folder.resolve(ORDER));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void remove(Bytes32 job) {
    try {
      for (String name : List.of(ORDER, ANSWER, UPDATE)) {
        Files.deleteIfExists(folder(job).resolve(name));
      }
      Files.deleteIfExists(folder(job));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void write(Bytes32 job, String name, byte[] content) {
    Path file = folder(job).resolve(name);
    Path partial = file.resolveSibling(name + ".partial");
    try {
      Files.createDirectories(folder(job));
      try (FileChannel channel =
          FileChannel.open(
              partial,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(content);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(
          partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path folder(Bytes32 job) {
    return home.resolve(job.hex().substring(2));
  }
}
