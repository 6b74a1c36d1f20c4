package io.cess4j.learning;

import io.cess4j.ai.aggregation.round.Schedule;
import io.cess4j.ai.aggregation.round.VectorTrees;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorCodec;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.ai.worker.UpdateStore;
import io.cess4j.chain.Account;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.contract.AiGapPhase;
import io.cess4j.chain.contract.AiGapRound;
import io.cess4j.chain.event.AiGapJoined;
import io.cess4j.proofs.bls.G1;
import io.cess4j.protocol.Hash256;
import io.cess4j.sdk.ai.seal.Container;
import io.cess4j.sdk.ai.seal.ContainerPlace;
import io.cess4j.sdk.ai.seal.Member;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Everything about this update is in order, its seal, its signature, its root, but its numbers:
 * they are those of a velocity under the name of an update, so that one of them would outweigh all
 * others.
 */
final class OversizedUpdate {
  private static final int NUMBER = 1 << 22; // an update's may be 2^19
  private static final int KIND_AT = 5;
  private static final byte UPDATE = 1; // docs/formats.md section 17
  private static final long PAUSE_MILLIS = 200;

  private final Network network;
  private final Account account;
  private final long task;
  private final UpdateStore store;
  private final RandomGenerator random;

  OversizedUpdate(
      Network network, Account account, long task, UpdateStore store, RandomGenerator random) {
    this.network = network;
    this.account = account;
    this.task = task;
    this.store = store;
    this.random = random;
  }

  /** Stores, commits, waits for its time and reveals. */
  void send(int round, int components) {
    List<AiGapJoined> seats = network.ai().index().joined(task);
    int seat =
        seats.stream()
            .filter(one -> one.account().equals(account.address()))
            .findFirst()
            .orElseThrow()
            .seat();
    int[] numbers = new int[components];
    Arrays.fill(numbers, NUMBER);
    FixedVector vector = FixedVector.of(VectorKind.VELOCITY, numbers);
    Hash256 root = VectorTrees.of(vector, Schedule.threads(1)).root();
    ContainerPlace place =
        new ContainerPlace(
            network.connection().chainId(), network.ai().rounds().address(), task, round, seat);
    byte[] container =
        Container.seal(
            asUpdate(vector),
            place,
            root,
            network.ai().faults().domain(),
            account,
            members(seats),
            random);
    Bytes32 fid = store.put(container, "oversized.cesu");
    Bytes32 salt = Bytes32.of(root.toBytes());
    Bytes32 word = Bytes32.of(root.toBytes());
    network
        .ai()
        .rounds()
        .commit(
            network.sender(account),
            task,
            seat,
            network.ai().rounds().updateCommitment(task, round, seat, word, fid, salt));
    while (phase(round) == AiGapPhase.COMMIT) {
      pause();
    }
    network.ai().rounds().reveal(network.sender(account), task, seat, word, fid, salt);
  }

  private AiGapPhase phase(int round) {
    AiGapRound now = network.ai().rounds().roundOf(task);
    return now.number() == round ? now.phase() : AiGapPhase.NONE;
  }

  private byte[] asUpdate(FixedVector vector) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      VectorCodec.write(
          vector, Hash256.of(network.ai().tasks().termsOf(task).architecture().bytes()), bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    byte[] file = bytes.toByteArray();
    file[KIND_AT] = UPDATE;
    return file;
  }

  private List<Member> members(List<AiGapJoined> seats) {
    List<Member> members = new ArrayList<>();
    for (AiGapJoined one : seats) {
      network
          .sharing()
          .index()
          .readerKey(one.account())
          .ifPresent(key -> members.add(new Member(one.seat(), G1.ofEip2537(key.key()))));
    }
    return members;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
