package io.cess4j.sdk.keys;

import io.cess4j.chain.Address;
import io.cess4j.proofs.capsule.SealingKey;
import io.cess4j.protocol.Hash256;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A ring's plaintext (docs/formats.md, "Key ring"); big-endian, nothing may follow. */
final class RingCodec {

  private RingCodec() {}

  static byte[] encode(RingState state) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeShort(state.generation());
      out.writeInt(state.entries().size());
      for (RingEntry entry : state.entries()) {
        out.writeByte(entry.kind().ordinal());
        out.writeLong(entry.chainId());
        out.write(entry.contract().bytes());
        out.writeShort(entry.deals().size());
        for (long deal : entry.deals()) {
          out.writeInt((int) deal);
        }
        out.write(entry.content().toBytes());
        out.write(entry.secret());
        out.writeLong(entry.since());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /**
   * @throws IllegalArgumentException for anything but the exact bytes of a ring
   */
  static RingState decode(byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    try {
      int generation = Short.toUnsignedInt(in.getShort());
      int count = in.getInt();
      List<RingEntry> entries = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        entries.add(entry(in));
      }
      if (count < 0 || in.hasRemaining() || generation > SealingKey.MAXIMUM_GENERATION) {
        throw new IllegalArgumentException("%d bytes are left".formatted(in.remaining()));
      }
      return new RingState(generation, entries);
    } catch (BufferUnderflowException e) {
      throw new IllegalArgumentException("it ends early", e);
    }
  }

  private static RingEntry entry(ByteBuffer in) {
    int kind = in.get();
    if (kind < 0 || kind >= RingEntry.Kind.values().length) {
      throw new IllegalArgumentException("entry of kind " + kind);
    }
    long chainId = in.getLong();
    Address contract = Address.of(bytes(in, Address.LENGTH));
    int count = Short.toUnsignedInt(in.getShort());
    List<Long> deals = new ArrayList<>();
    for (int deal = 0; deal < count; deal++) {
      deals.add(Integer.toUnsignedLong(in.getInt()));
    }
    return new RingEntry(
        RingEntry.Kind.values()[kind],
        chainId,
        contract,
        deals,
        Hash256.of(bytes(in, Hash256.BYTES)),
        bytes(in, RingEntry.SECRET_BYTES),
        in.getLong());
  }

  private static byte[] bytes(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
