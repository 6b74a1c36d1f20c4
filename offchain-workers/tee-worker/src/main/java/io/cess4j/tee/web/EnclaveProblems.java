package io.cess4j.tee.web;

import io.cess4j.chain.ChainException;
import io.cess4j.contracts.errors.ContractRevert;
import io.cess4j.contracts.errors.OrderUnknown;
import io.cess4j.proofs.ProofsException;
import io.cess4j.retrieval.RetrievalException;
import io.cess4j.runtime.web.ProblemException;
import io.cess4j.runtime.web.ProblemTranslator;
import io.cess4j.tee.enclave.EnclaveException;
import io.cess4j.transport.Problem;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Objects;
import java.util.Optional;

/** Words and statuses of refusals, and how often each kind happens. */
public final class EnclaveProblems implements ProblemTranslator {
  private final MeterRegistry metrics;

  public EnclaveProblems(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  @Override
  public Optional<Problem> translate(Exception exception) {
    return switch (exception) {
      case EnclaveException refusal -> Optional.of(refused(refusal));
      case RetrievalException siblings ->
          Optional.of(problem(503, "siblings-unavailable", siblings));
      case ProofsException malformed -> Optional.of(problem(400, "value-malformed", malformed));
      case OrderUnknown unknown -> Optional.of(problem(404, "order-unknown", unknown));
      case ContractRevert revert -> Optional.of(problem(409, "chain-refused", revert));
      case ChainException chain -> Optional.of(problem(503, "chain-unavailable", chain));
      default -> Optional.empty();
    };
  }

  private Problem refused(EnclaveException refusal) {
    return switch (refusal) {
      case EnclaveException.DescriptorRefused e -> problem(422, "descriptor-refused", e);
      case EnclaveException.SignatureRefused e -> problem(403, "signature-refused", e);
      case EnclaveException.ContentRefused e -> problem(422, "content-refused", e);
      case EnclaveException.SealRefused e -> problem(422, "seal-refused", e);
      case EnclaveException.StoreUnusable e -> problem(500, "enclave-unusable", e);
    };
  }

  private Problem problem(int status, String type, Exception e) {
    metrics.counter("cess.tee.refusals", "type", type).increment();
    return ProblemException.of(status, type, Objects.requireNonNullElse(e.getMessage(), ""))
        .problem();
  }
}
