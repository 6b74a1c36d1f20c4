package io.cess4j.sdk.ai.seal;

import io.cess4j.proofs.capsule.Capsule;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.protocol.encryption.DataKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a container begins with: magic "CESU" ‖ version uint8 = 1 ‖ kind uint8 ‖ place 41 ‖ root 32
 * ‖ signature 64 ‖ members uint8 ‖ for each: seat uint8 ‖ capsule 176. Numbers are big-endian.
 *
 * @param isModel whether it holds a model (kind 2) and no update (kind 1)
 * @param root of the vector
 * @param signature of the sender over Update(task, round, root, 0): what the file is stored as
 *     cannot be in it. Zero for a model, whose root the chain has: signed, it would pass for a
 *     second update of the round
 * @param capsules the random key sealed to each member, by seat
 */
record ContainerHeader(
    boolean isModel,
    ContainerPlace place,
    Hash256 root,
    ByteString signature,
    Map<Integer, ByteString> capsules) {
  /** 32 seats and the task's creator, who gets models only. */
  static final int MOST_MEMBERS = 33;

  private static final byte[] MAGIC = "CESU".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] CONTEXT = "ai update".getBytes(StandardCharsets.US_ASCII);
  private static final byte VERSION = 1;
  private static final byte UPDATE = 1;
  private static final byte MODEL = 2;
  static final int SIGNATURE_BYTES = 64;
  private static final int CAPSULE_BYTES = DataKey.BYTES + Capsule.OVERHEAD;
  private static final int FIXED_BYTES =
      4 + 1 + 1 + ContainerPlace.BYTES + Hash256.BYTES + SIGNATURE_BYTES + 1;

  ContainerHeader {
    capsules = Map.copyOf(capsules);
  }

  /** What a capsule is tied to: place and root, so that none passes for another's. */
  static byte[] context(ContainerPlace place, Hash256 root) {
    ByteBuffer out =
        ByteBuffer.allocate(CONTEXT.length + ContainerPlace.BYTES + Hash256.BYTES).put(CONTEXT);
    place.put(out);
    return out.put(root.toBytes()).array();
  }

  Optional<ByteString> capsuleOf(int seat) {
    return Optional.ofNullable(capsules.get(seat));
  }

  byte[] bytes() {
    ByteBuffer out =
        ByteBuffer.allocate(FIXED_BYTES + capsules.size() * (1 + CAPSULE_BYTES))
            .put(MAGIC)
            .put(VERSION)
            .put(isModel ? MODEL : UPDATE);
    place.put(out);
    out.put(root.toBytes()).put(signature.toBytes()).put((byte) capsules.size());
    capsules.keySet().stream()
        .sorted()
        .forEach(seat -> out.put(seat.byteValue()).put(of(seat).toBytes()));
    return out.array();
  }

  private ByteString of(int seat) {
    return capsuleOf(seat).orElseThrow();
  }

  /**
   * Reads a header and no byte more.
   *
   * @throws ContainerRejectedException where it is none
   * @throws IOException where the stream fails
   */
  static ContainerHeader read(InputStream in) throws IOException {
    ByteBuffer fixed = ByteBuffer.wrap(in.readNBytes(FIXED_BYTES));
    try {
      byte[] magic = take(fixed, MAGIC.length);
      if (!java.util.Arrays.equals(magic, MAGIC)) {
        throw new ContainerRejectedException(
            "the file is no container of an update: leave its sender out");
      }
      byte version = fixed.get();
      if (version != VERSION) {
        throw new ContainerRejectedException(
            "the container has version %d, this release reads %d".formatted(version, VERSION));
      }
      byte kind = fixed.get();
      if (kind != UPDATE && kind != MODEL) {
        throw new ContainerRejectedException(
            "the container is of kind %d, which is neither update nor model".formatted(kind));
      }
      ContainerPlace place = ContainerPlace.get(fixed);
      Hash256 root = Hash256.of(take(fixed, Hash256.BYTES));
      ByteString signature = ByteString.of(take(fixed, SIGNATURE_BYTES));
      int members = Byte.toUnsignedInt(fixed.get());
      return new ContainerHeader(kind == MODEL, place, root, signature, capsules(in, members));
    } catch (BufferUnderflowException ended) {
      throw new ContainerRejectedException(
          "the container ends within its header: fetch it again", ended);
    }
  }

  private static Map<Integer, ByteString> capsules(InputStream in, int members) throws IOException {
    if (members < 1 || members > MOST_MEMBERS) {
      throw new ContainerRejectedException(
          "the container is for %d members, a task has 1 to %d".formatted(members, MOST_MEMBERS));
    }
    Map<Integer, ByteString> capsules = new LinkedHashMap<>();
    int last = -1;
    for (int i = 0; i < members; i++) {
      ByteBuffer one = ByteBuffer.wrap(in.readNBytes(1 + CAPSULE_BYTES));
      int seat = Byte.toUnsignedInt(one.get());
      if (seat <= last || seat >= MOST_MEMBERS) {
        throw new ContainerRejectedException(
            "member %d of the container is seat %d after seat %d: seats ascend up to %d"
                .formatted(i, seat, last, MOST_MEMBERS - 1));
      }
      capsules.put(seat, ByteString.of(take(one, CAPSULE_BYTES)));
      last = seat;
    }
    return capsules;
  }

  private static byte[] take(ByteBuffer in, int count) {
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }
}
