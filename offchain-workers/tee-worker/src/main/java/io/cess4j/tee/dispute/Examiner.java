package io.cess4j.tee.dispute;

import io.cess4j.chain.Network;
import io.cess4j.chain.contract.RightsDispute;
import io.cess4j.chain.contract.RightsIndex;
import io.cess4j.chain.event.DisputeAnswered;
import io.cess4j.chain.event.RightsRegistered;
import io.cess4j.chain.rights.RightsClaim;
import io.cess4j.protocol.FragmentMismatchException;
import io.cess4j.retrieval.FileFinder;
import io.cess4j.retrieval.RetrievalException;
import io.cess4j.tee.enclave.DisputeFacts;
import io.cess4j.tee.enclave.DisputeSession;
import io.cess4j.tee.enclave.Enclave;
import io.cess4j.tee.enclave.Judgement;
import io.cess4j.transport.WorkerClient;
import java.time.Duration;
import java.util.Optional;

/** From a dispute that waits to the enclave's verdict. */
final class Examiner {
  /** The transaction has to be mined, and beats go first. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  /** What an examination gets however late it begins. */
  private static final Duration LEAST = Duration.ofSeconds(15);

  private final Network network;
  private final RightsIndex index;
  private final FileFinder finder;
  private final WorkerClient client;
  private final Enclave enclave;

  Examiner(
      Network network, RightsIndex index, FileFinder finder, WorkerClient client, Enclave enclave) {
    this.network = network;
    this.index = index;
    this.finder = finder;
    this.client = client;
    this.enclave = enclave;
  }

  /**
   * The verdict; empty where the file cannot be had now and there is time to try again. At the last
   * moment what cannot be had is Unproven.
   */
  Optional<Judgement> judge(long certificate, RightsDispute dispute) throws InterruptedException {
    RightsClaim claim = claim(certificate);
    DisputeSession session = enclave.dispute(facts(certificate, dispute, claim));
    DisputeAnswered answer =
        index
            .answer(certificate, dispute.round())
            .filter(newest -> newest.answerer().equals(dispute.answerer()))
            .orElseThrow(
                () -> new IllegalStateException("the node has no answer in its log: ask another"));
    String fid = claim.fid().hex().substring(2);
    try {
      return Optional.of(
          Attempt.within(
              time(dispute),
              () -> {
                StoredFile file = StoredFile.find(finder, client, fid);
                return session.judge(answer.capsule().toBytes(), file.descriptors(), file);
              }));
    } catch (RetrievalException | FragmentMismatchException | Attempt.TooSlow e) {
      return isLate(dispute)
          ? Optional.of(session.unproven("file " + fid + " cannot be had: " + e.getMessage()))
          : Optional.empty();
    } catch (RuntimeException e) {
      if (isLate(dispute)) {
        return Optional.of(session.unproven("file " + fid + " cannot be examined: " + e));
      }
      throw e;
    }
  }

  /** Half of what is left, so that others have their turn and there is a second one. */
  private Duration time(RightsDispute dispute) {
    Duration half = left(dispute).dividedBy(2);
    return half.compareTo(LEAST) > 0 ? half : LEAST;
  }

  private Duration left(RightsDispute dispute) {
    return Duration.between(network.clock().instant(), dispute.deadline().minus(MARGIN));
  }

  private DisputeFacts facts(long certificate, RightsDispute dispute, RightsClaim claim) {
    return new DisputeFacts(
        network.rightsDisputes().address(),
        certificate,
        dispute.round(),
        dispute.worker(),
        dispute.tiKey(),
        dispute.answerer(),
        claim);
  }

  private RightsClaim claim(long certificate) {
    return index
        .ofNumber(certificate)
        .map(RightsRegistered::claim)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the node has no registration %d in its log: ask another"
                        .formatted(certificate)));
  }

  private boolean isLate(RightsDispute dispute) {
    return !left(dispute).isPositive();
  }
}
