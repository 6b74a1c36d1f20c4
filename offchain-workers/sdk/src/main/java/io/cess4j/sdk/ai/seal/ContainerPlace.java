package io.cess4j.sdk.ai.seal;

import io.cess4j.chain.Address;
import java.nio.ByteBuffer;

/**
 * Which update a container is of. Everybody who opens one knows it from the chain, so a container
 * of another network, task, round or seat does not pass.
 *
 * @param rounds the AiGapRounds contract
 * @param task number
 * @param round number
 * @param seat of the sender
 */
public record ContainerPlace(long chainId, Address rounds, long task, int round, int seat) {
  /** Bytes: chain id 8, contract 20, task 8, round 4, seat 1. */
  static final int BYTES = 41;

  void put(ByteBuffer out) {
    out.putLong(chainId).put(rounds.bytes()).putLong(task).putInt(round).put((byte) seat);
  }

  static ContainerPlace get(ByteBuffer in) {
    long chainId = in.getLong();
    byte[] rounds = new byte[Address.LENGTH];
    in.get(rounds);
    return new ContainerPlace(
        chainId, Address.of(rounds), in.getLong(), in.getInt(), Byte.toUnsignedInt(in.get()));
  }
}
