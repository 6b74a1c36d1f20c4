package io.cess4j.ai.worker.play;

import io.cess4j.ai.aggregation.AggregationException;
import io.cess4j.ai.aggregation.dispute.UpdateFault;
import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.ai.worker.WorkerException;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.event.AiGapUpdateRevealed;
import io.cess4j.proofs.bls.G1;
import io.cess4j.proofs.bls.SecretScalar;
import io.cess4j.sdk.ai.seal.Container;
import io.cess4j.sdk.ai.seal.ContainerRejectedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
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
  private final Manifests manifests;

  Updates(Desk desk, Members members) {
    this.desk = desk;
    this.members = members;
    this.manifests = new Manifests(desk);
  }

  /** What was found of the updates of a round, and against whom. */
  record Found(
      Map<Integer, FixedVector> valid,
      Map<Integer, UpdateFault> faults,
      List<Equivocation> equivocations) {}

  /** One look for the updates of a round, by many threads. */
  private record Search(
      int round,
      Map<Integer, Address> accounts,
      Map<Integer, List<G1>> others,
      Duration patience,
      Map<Integer, FixedVector> valid,
      Map<Integer, UpdateFault> faults,
      Queue<Equivocation> equivocations) {}

  /**
   * Gets updates, all at once, and takes what is there when time is up.
   *
   * @param revealed by seat
   * @param others who have to be able to open them, by seat; none where that does not matter
   */
  Found get(
      int round,
      Map<Integer, AiGapUpdateRevealed> revealed,
      Map<Integer, List<G1>> others,
      Duration patience) {
    Search search =
        new Search(
            round,
            members.accounts(-1),
            others,
            patience,
            new ConcurrentHashMap<>(),
            new ConcurrentHashMap<>(),
            new ConcurrentLinkedQueue<>());
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      revealed.forEach(
          (seat, said) ->
              threads.execute(
                  () -> get(search, said).ifPresent(vector -> search.valid().put(seat, vector))));
    }
    return new Found(
        Map.copyOf(search.valid()),
        Map.copyOf(search.faults()),
        List.copyOf(search.equivocations()));
  }

  private Optional<FixedVector> get(Search search, AiGapUpdateRevealed said) {
    int round = search.round();
    int seat = said.seat();
    try {
      Optional<FixedVector> kept =
          desk.vectors()
              .load(desk.update(round, seat), VectorKind.UPDATE)
              .filter(vector -> Words.root(vector, desk.schedule()).equals(said.root()));
      if (kept.isPresent()) {
        return kept;
      }
      byte[] file =
          desk.store().get(said.fid(), desk.vectors().mostBytes() + ROOM, search.patience());
      manifests.see(file, round, search.accounts()).ifPresent(search.equivocations()::add);
      return opened(search, said, content(search, said, file));
    } catch (WorkerException | ContainerRejectedException | AggregationException refused) {
      LOG.warn("round {}: update of seat {} left out: {}", round, seat, refused.getMessage());
    } catch (RuntimeException | IOException failed) { // one update must not cost the others
      LOG.warn("round {}: update of seat {} not to be had: {}", round, seat, failed.toString());
    }
    return Optional.empty();
  }

  /** Opened by the newest reader key or, where the sender knew an older one, by that. */
  private byte[] content(Search search, AiGapUpdateRevealed said, byte[] file) throws IOException {
    int newest = desk.keyVersion();
    ContainerRejectedException first = null;
    for (int version = newest; version > 0; version--) {
      try (SecretScalar secret = desk.secrets().apply(version)) {
        return Container.open(
            new ByteArrayInputStream(file),
            desk.place(search.round(), said.seat()),
            Words.hash(said.root()),
            desk.ai().faults().domain(),
            search.accounts().getOrDefault(said.seat(), Address.ZERO),
            desk.seat(),
            secret,
            search.others(),
            desk.vectors().mostBytes());
      } catch (ContainerRejectedException refused) {
        first = first == null ? refused : first;
      }
    }
    throw first == null
        ? new ContainerRejectedException("this account has no reader key: register one")
        : first;
  }

  private Optional<FixedVector> opened(Search search, AiGapUpdateRevealed said, byte[] content) {
    Optional<UpdateFault> fault =
        UpdateFault.find(desk.vectors().decodeUnchecked(content), desk.vectors().components());
    if (fault.isPresent()) {
      // The proof is of worth only against the root that the chain has.
      if (Words.word(fault.get().chunk().root()).equals(said.root())) {
        search.faults().put(said.seat(), fault.get());
      }
      return Optional.empty();
    }
    FixedVector vector = desk.vectors().decode(content, VectorKind.UPDATE);
    Bytes32 root = Words.root(vector, desk.schedule());
    if (!root.equals(said.root())) {
      throw new ContainerRejectedException(
          "it has root %s, revealed was %s".formatted(root, said.root()));
    }
    desk.vectors().save(desk.update(search.round(), said.seat()), vector);
    return Optional.of(vector);
  }
}
