package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.AggregationException;
import io.cess4j.ai.aggregation.dispute.UpdateFault;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.ai.worker.WorkerException;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.AiGapUpdateRevealed;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.sdk.ai.seal.Container;
import io.cess4j.sdk.ai.seal.ContainerRejectedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Updates of the others: fetched, opened, checked against what was revealed, kept on disk. */
final class Updates {
  private static final Logger LOG = LoggerFactory.getLogger(Updates.class);

  /** Header of a container with 33 capsules, and what encryption adds. */
  private static final long ROOM = 64 * 1024;

  private final Desk desk;
  private final Members members;

  Updates(Desk desk, Members members) {
    this.desk = desk;
    this.members = members;
  }

  /** What was found of the updates of a round. */
  record Found(Map<Integer, FixedVector> valid, Map<Integer, UpdateFault> faults) {}

  /**
   * Gets updates, all at once, and takes what is there when time is up.
   *
   * @param revealed by seat
   */
  Found get(int round, Map<Integer, AiGapUpdateRevealed> revealed, Duration patience) {
    Map<Integer, FixedVector> valid = new ConcurrentHashMap<>();
    Map<Integer, UpdateFault> faults = new ConcurrentHashMap<>();
    Map<Integer, Address> accounts = members.accounts(-1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      revealed.forEach(
          (seat, said) ->
              threads.execute(
                  () ->
                      get(round, said, accounts.getOrDefault(seat, Address.ZERO), patience, faults)
                          .ifPresent(vector -> valid.put(seat, vector))));
    }
    return new Found(Map.copyOf(valid), Map.copyOf(faults));
  }

  private Optional<FixedVector> get(
      int round,
      AiGapUpdateRevealed said,
      Address sender,
      Duration patience,
      Map<Integer, UpdateFault> faults) {
    int seat = said.seat();
    try {
      Optional<FixedVector> kept =
          desk.vectors()
              .load(desk.update(round, seat), VectorKind.UPDATE)
              .filter(vector -> Words.root(vector, desk.schedule()).equals(said.root()));
      if (kept.isPresent()) {
        return kept;
      }
      byte[] file = desk.store().get(said.fid(), desk.vectors().bytes() + ROOM, patience);
      return opened(round, said, sender, file, faults);
    } catch (WorkerException | ContainerRejectedException | AggregationException refused) {
      LOG.warn("round {}: update of seat {} left out: {}", round, seat, refused.getMessage());
    } catch (RuntimeException | IOException failed) { // one update must not cost the others
      LOG.warn("round {}: update of seat {} not to be had: {}", round, seat, failed.toString());
    }
    return Optional.empty();
  }

  private Optional<FixedVector> opened(
      int round,
      AiGapUpdateRevealed said,
      Address sender,
      byte[] file,
      Map<Integer, UpdateFault> faults)
      throws IOException {
    byte[] content;
    try (SecretScalar secret = desk.secret().get()) {
      content =
          Container.open(
              new ByteArrayInputStream(file),
              desk.place(round, said.seat()),
              Words.hash(said.root()),
              desk.ai().faults().domain(),
              sender,
              desk.seat(),
              secret,
              desk.vectors().bytes());
    }
    Optional<UpdateFault> fault = UpdateFault.find(desk.vectors().decodeUnchecked(content));
    if (fault.isPresent()) {
      // The proof is of worth only against the root that the chain has.
      if (Words.word(fault.get().chunk().root()).equals(said.root())) {
        faults.put(said.seat(), fault.get());
      }
      return Optional.empty();
    }
    FixedVector vector = desk.vectors().decode(content, VectorKind.UPDATE);
    Bytes32 root = Words.root(vector, desk.schedule());
    if (!root.equals(said.root())) {
      throw new ContainerRejectedException(
          "it has root %s, revealed was %s".formatted(root, said.root()));
    }
    desk.vectors().save(desk.update(round, said.seat()), vector);
    return Optional.of(vector);
  }
}
