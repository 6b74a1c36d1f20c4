package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.AggregationException.VectorRejected;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorCodec;
import io.cess4j.ai.aggregation.vector.VectorFormat;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.protocol.Hash256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Vectors of one task on disk and in containers.
 *
 * @param architecture keccak256 of its text
 * @param components P
 */
record VectorFiles(Hash256 architecture, int components) {

  byte[] encode(FixedVector vector) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      VectorCodec.write(vector, architecture, out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return out.toByteArray();
  }

  /**
   * @throws VectorRejected where the bytes are no vector of this task and kind
   */
  FixedVector decode(byte[] bytes, VectorKind kind) {
    try {
      return VectorCodec.read(new ByteArrayInputStream(bytes), format(kind));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  /** All components, whether in bounds or not. */
  int[] decodeUnchecked(byte[] bytes) {
    try {
      return VectorCodec.readUnchecked(new ByteArrayInputStream(bytes), format(VectorKind.UPDATE));
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
  }

  VectorFormat format(VectorKind kind) {
    return new VectorFormat(kind, architecture, components);
  }

  /** Bytes of a vector's file. */
  long bytes() {
    return format(VectorKind.UPDATE).bytes();
  }

  /** Writes a file that is whole and on disk, or not there. */
  void save(Path file, FixedVector vector) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (FileChannel channel =
          FileChannel.open(
              partial,
              StandardOpenOption.CREATE,
              StandardOpenOption.TRUNCATE_EXISTING,
              StandardOpenOption.WRITE)) {
        ByteBuffer bytes = ByteBuffer.wrap(encode(vector));
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

  /** Empty where there is no file, or one that is damaged. */
  Optional<FixedVector> load(Path file, VectorKind kind) {
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return Optional.of(VectorCodec.read(in, format(kind)));
    } catch (VectorRejected damaged) {
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
