package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.AggregationException.VectorRejected;
import io.cess4j.ai.aggregation.vector.Chunks;
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
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
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

  /**
   * All components, whether in bounds or not, and those too that a sender has put beyond P into the
   * last chunk, where zeros have to be.
   *
   * @throws VectorRejected where the bytes are of another length still
   */
  int[] decodeUnchecked(byte[] bytes) {
    int said =
        bytes.length < VectorFormat.HEADER_BYTES
            ? components
            : ByteBuffer.wrap(bytes)
                .order(ByteOrder.LITTLE_ENDIAN)
                .getInt(VectorFormat.HEADER_BYTES - Integer.BYTES);
    int read = said > components && said <= padded() ? said : components;
    try {
      return VectorCodec.readUnchecked(
          new ByteArrayInputStream(bytes), new VectorFormat(VectorKind.UPDATE, architecture, read));
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

  /** Bytes of the longest file that may prove its sender's fault. */
  long mostBytes() {
    return new VectorFormat(VectorKind.UPDATE, architecture, padded()).bytes();
  }

  private int padded() {
    return Chunks.count(components) * Chunks.COMPONENTS;
  }

  /** Writes a file that is whole and on disk, or not there. */
  void save(Path file, FixedVector vector) {
    WholeFile.write(file, encode(vector));
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
