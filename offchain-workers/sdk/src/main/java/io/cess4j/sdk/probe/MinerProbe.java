package io.cess4j.sdk.probe;

import io.cess4j.protocol.descriptor.Descriptor;
import io.cess4j.retrieval.FragmentFetcher;
import io.cess4j.retrieval.HeldFile;
import io.cess4j.retrieval.Holder;
import io.cess4j.transport.TransportException;
import io.cess4j.transport.WorkerClient;
import io.cess4j.transport.WorkerLimits;
import io.cess4j.transport.WorkerPeer;
import io.cess4j.transport.WorkerRequest;
import io.cess4j.transport.WorkerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Measures one miner over its own port. Whatever it does (no answer, another key, endless or
 * dripping answers, redirects) ends within the limits as a failure with words.
 */
final class MinerProbe {
  /** A status is some hundred bytes. */
  private static final int MAXIMUM_STATUS = 65_536;

  /** Whoever fails so often in a row is not waited for any more. */
  private static final int GIVE_UP = 3;

  static final WorkerLimits LIMITS =
      new WorkerLimits(
          Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(5), 65_536);

  private final WorkerClient workers;
  private final WorkerLimits limits;
  private final int tries;

  MinerProbe(WorkerClient workers, WorkerLimits limits, int tries) {
    this.workers = workers;
    this.limits = limits;
    this.tries = tries;
  }

  /**
   * @param file the probe's own; its fragments at this miner are read, whole
   */
  MinerResult measure(MinerTarget target, Optional<HeldFile> file, Proofs proofs) {
    AtomicBoolean impostor = new AtomicBoolean();
    List<Timed> answers = new ArrayList<>();
    int failedInARow = 0;
    for (int i = 0; i < tries; i++) {
      Timed once =
          failedInARow < GIVE_UP
              ? Timed.of(() -> status(target, impostor))
              : Timed.not("not tried any more after %d failures in a row".formatted(GIVE_UP));
      failedInARow = once.ok() ? 0 : failedInARow + 1;
      answers.add(once);
    }
    List<Timed> fragments = file.map(held -> fragments(target, held, impostor)).orElse(List.of());
    return new MinerResult(target, impostor.get(), answers, fragments, proofs);
  }

  private long status(MinerTarget target, AtomicBoolean impostor) {
    try {
      WorkerPeer peer = workers.peer(target.endpoint(), target.pin()).with(limits);
      try (WorkerResponse answer = peer.send(WorkerRequest.get("/v1/status"))) {
        return answer.bodyUpTo(MAXIMUM_STATUS).length;
      }
    } catch (TransportException.PeerImpostor other) {
      impostor.set(true);
      throw other;
    }
  }

  private List<Timed> fragments(MinerTarget target, HeldFile file, AtomicBoolean impostor) {
    List<Timed> read = new ArrayList<>();
    for (int part = 0; part < file.deals().size(); part++) {
      Descriptor descriptor = file.descriptors().get(part);
      for (Holder holder : file.deals().get(part).holders()) {
        if (holder.miner() == target.miner()) {
          read.add(Timed.of(() -> fragment(descriptor, holder, impostor)));
        }
      }
    }
    return read;
  }

  private long fragment(Descriptor descriptor, Holder holder, AtomicBoolean impostor)
      throws java.io.IOException {
    try {
      return new FragmentFetcher(workers, descriptor).whole(holder, 0).length;
    } catch (TransportException.PeerImpostor other) {
      impostor.set(true);
      throw other;
    }
  }
}
