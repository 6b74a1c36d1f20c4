package io.cess4j.ai.worker.job;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorCodec;
import io.cess4j.ai.aggregation.vector.VectorFormat;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.training.Schedule;
import io.cess4j.ai.training.UnknownArchitectureException;
import io.cess4j.ai.worker.WorkerException.JobRejected;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;

/**
 * Orders as bytes: magic "CESJ" ‖ version uint8 = 1 ‖ length uint8 and name of the architecture ‖
 * epochs uint32 ‖ batch uint32 ‖ learning rate, momentum, weight decay float32 ‖ seed uint64 ‖
 * examples 32 ‖ task uint64 ‖ round uint32 ‖ notAfter uint64 ‖ node 20 ‖ signature 65 ‖ file of the
 * base; numbers big-endian but for those of the file (docs/formats.md section 18).
 */
public final class JobCodec {
  private static final byte[] MAGIC = {'C', 'E', 'S', 'J', 1};
  private static final int SIGNATURE_BYTES = 65;

  /** Of all before the file of the base. */
  private static final int MOST_HEAD = 512;

  private JobCodec() {}

  /** Longest order, in bytes. */
  public static long mostBytes() {
    return MOST_HEAD
        + new VectorFormat(
                VectorKind.MODEL, Hash256.of(new byte[32]), FixedVector.MAXIMUM_COMPONENTS)
            .bytes();
  }

  public static byte[] write(JobOrder order) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      byte[] name = order.architecture().text().getBytes(StandardCharsets.US_ASCII);
      out.write(MAGIC);
      out.writeByte(name.length);
      out.write(name);
      Schedule schedule = order.schedule();
      out.writeInt(schedule.epochs());
      out.writeInt(schedule.batch());
      out.writeFloat(schedule.learningRate());
      out.writeFloat(schedule.momentum());
      out.writeFloat(schedule.weightDecay());
      out.writeLong(schedule.seed());
      out.write(order.examples().bytes());
      out.writeLong(order.task());
      out.writeInt(order.round());
      out.writeLong(order.notAfter().getEpochSecond());
      out.write(order.node().bytes());
      out.write(order.signature().toBytes());
      VectorCodec.write(order.base(), Hash256.of(order.architecture().id()), out);
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws JobRejected where the bytes are no order
   * @throws IOException where the stream fails
   */
  public static JobOrder read(InputStream stream) throws IOException {
    DataInputStream in = new DataInputStream(stream);
    try {
      if (!Arrays.equals(in.readNBytes(MAGIC.length), MAGIC)) {
        throw new JobRejected("this is no training job of version 1");
      }
      Architecture architecture =
          Architecture.named(
              new String(in.readNBytes(in.readUnsignedByte()), StandardCharsets.US_ASCII));
      Schedule schedule =
          new Schedule(
              in.readInt(),
              in.readInt(),
              in.readFloat(),
              in.readFloat(),
              in.readFloat(),
              notNegative("seed", in.readLong()));
      Bytes32 examples = Bytes32.of(exactly(in, Bytes32.LENGTH));
      long task = notNegative("task", in.readLong());
      int round = Math.toIntExact(notNegative("round", in.readInt()));
      Instant notAfter = Instant.ofEpochSecond(notNegative("notAfter", in.readLong()));
      Address node = Address.of(exactly(in, Address.LENGTH));
      ByteString signature = ByteString.of(exactly(in, SIGNATURE_BYTES));
      FixedVector base =
          VectorCodec.read(
              in,
              new VectorFormat(
                  VectorKind.MODEL, Hash256.of(architecture.id()), architecture.parameters()));
      return new JobOrder(
          architecture, schedule, base, examples, task, round, notAfter, node, signature);
    } catch (EOFException e) {
      throw new JobRejected("the training job ends too early: send it again");
    } catch (UnknownArchitectureException | IllegalArgumentException | DateTimeException e) {
      throw new JobRejected("training job refused: " + e.getMessage());
    } catch (io.cess4j.ai.aggregation.AggregationException e) {
      throw new JobRejected("the base of the training job: " + e.getMessage());
    }
  }

  private static byte[] exactly(DataInputStream in, int count) throws IOException {
    byte[] bytes = new byte[count];
    in.readFully(bytes);
    return bytes;
  }

  private static long notNegative(String what, long number) {
    if (number < 0) {
      throw new JobRejected("%s of a training job is negative: %d".formatted(what, number));
    }
    return number;
  }
}
