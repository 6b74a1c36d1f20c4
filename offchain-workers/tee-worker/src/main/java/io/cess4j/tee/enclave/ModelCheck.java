package io.cess4j.tee.enclave;

import io.cess4j.ai.aggregation.AggregationException.VectorRejected;
import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.round.VectorTrees;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorCodec;
import io.cess4j.ai.aggregation.vector.VectorFormat;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.chain.rights.RightsVerdict;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.ValueOutOfRangeException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A claim to a model of AI Gap against the file that it is about: its instance hash is the root of
 * the model, not BLAKE3 of the file (ADR 0039). Identifier and views name task and outcome, which
 * the chain checks (IAiGapModels) and no file shows.
 */
final class ModelCheck {
  private static final Bytes32 ALGORITHM = RightsClaim.algorithm("ai-gap-model/1");

  /** Where a vector's file says of which architecture it is (docs/formats.md section 18). */
  private static final int ARCHITECTURE_AT = 6;

  private static final int COMPONENTS_AT = ARCHITECTURE_AT + Hash256.BYTES;

  private ModelCheck() {}

  static boolean isOf(RightsClaim claim) {
    return claim.algorithm().equals(ALGORITHM);
  }

  /**
   * @throws UncheckedIOException where the file cannot be read
   */
  static Finding compare(RightsClaim claim, Path file) {
    FixedVector model;
    try {
      model = read(file);
    } catch (VectorRejected | ValueOutOfRangeException other) {
      return new Finding(
          RightsVerdict.INVENTED,
          ClaimCheck.evidence(Bytes32.ZERO),
          "the stored file is no model: " + other.getMessage());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Bytes32 root = Bytes32.of(VectorTrees.of(model, Schedule.threads(1)).root().toBytes());
    return root.equals(claim.instanceHash())
        ? new Finding(
            RightsVerdict.CONFIRMED, ClaimCheck.evidence(root), "the file is the claimed model")
        : new Finding(
            RightsVerdict.INVENTED,
            ClaimCheck.evidence(root),
            "the stored model's root is %s, claimed is %s".formatted(root, claim.instanceHash()));
  }

  /** The root does not depend on the architecture, so whichever the file names will do. */
  private static FixedVector read(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      in.mark(VectorFormat.HEADER_BYTES);
      // A shorter header is filled with zeros: its P is out of range.
      byte[] header =
          Arrays.copyOf(in.readNBytes(VectorFormat.HEADER_BYTES), VectorFormat.HEADER_BYTES);
      in.reset();
      int components = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN).getInt(COMPONENTS_AT);
      Hash256 architecture = Hash256.of(header, ARCHITECTURE_AT, Hash256.BYTES);
      return VectorCodec.read(in, new VectorFormat(VectorKind.MODEL, architecture, components));
    }
  }
}
