package io.cess4j.sdk.ai;

import io.cess4j.ai.aggregation.AggregationException;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorCodec;
import io.cess4j.ai.aggregation.vector.VectorFormat;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.ai.training.Architecture;
import io.cess4j.chain.Bytes32;
import io.cess4j.protocol.Hash256;
import io.cess4j.sdk.CessException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/**
 * A model as a file (docs/formats.md section 18, {@code .cesf}).
 *
 * @param architecture its name
 */
public record ModelFile(String architecture, FixedVector vector) {
  private static final int ARCHITECTURE_AT = 6;

  /** Root of the numbers, as contracts know a model by. */
  public Bytes32 root() {
    return FinalTask.rootOf(vector);
  }

  byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      VectorCodec.write(vector, Hash256.of(Architecture.named(architecture).id()), out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return out.toByteArray();
  }

  /**
   * Writes a file that is whole or not there.
   *
   * @throws CessException.LocalFile where it cannot be written
   */
  public void write(Path file) {
    Path partial = file.resolveSibling(file.getFileName() + ".partial");
    try {
      Files.write(partial, bytes());
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new CessException.LocalFile("cannot write " + file + ": " + e.getMessage(), e);
    }
  }

  /**
   * Reads a file. What its header says of architecture and size is believed only where the chain's
   * list has that architecture.
   *
   * @param texts name of an architecture by its id, as the chain's list has it
   * @throws AiException.ModelUnreadable where it is no model
   * @throws CessException.LocalFile where it cannot be read
   */
  public static ModelFile read(Path file, Function<Bytes32, Optional<String>> texts) {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] header = in.readNBytes(VectorFormat.HEADER_BYTES);
      if (header.length < VectorFormat.HEADER_BYTES) {
        throw new AiException.ModelUnreadable(
            file.toString(), "it has %d bytes, a header alone has 42".formatted(header.length));
      }
      Bytes32 id =
          Bytes32.of(Arrays.copyOfRange(header, ARCHITECTURE_AT, ARCHITECTURE_AT + Bytes32.LENGTH));
      String text =
          texts
              .apply(id)
              .orElseThrow(
                  () ->
                      new AiException.ModelUnreadable(
                          file.toString(),
                          "its architecture %s is not on the chain's list".formatted(id)));
      return new ModelFile(text, vector(file, Architecture.named(text)));
    } catch (IOException e) {
      throw new CessException.LocalFile("cannot read " + file + ": " + e, e);
    }
  }

  private static FixedVector vector(Path file, Architecture architecture) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return VectorCodec.read(
          in,
          new VectorFormat(
              VectorKind.MODEL, Hash256.of(architecture.id()), architecture.parameters()));
    } catch (AggregationException damaged) {
      throw new AiException.ModelUnreadable(file.toString(), String.valueOf(damaged.getMessage()));
    }
  }
}
