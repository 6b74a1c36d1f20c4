package io.cess4j.ai.worker.compute;

import io.cess4j.ai.worker.WorkerException.JobRejected;
import io.cess4j.ai.worker.job.JobAnswer;
import io.cess4j.ai.worker.job.JobCodec;
import io.cess4j.ai.worker.job.JobOrder;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.runtime.web.LazyBody;
import io.cess4j.runtime.web.PeerBinding;
import io.cess4j.runtime.web.ProblemException;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** PUT /v1/jobs/{job}, GET /v1/jobs/{job} and its update, for the owner alone. */
final class JobsHandler {
  /** A job that is valid for longer would be one to replay. */
  private static final Duration LONGEST = Duration.ofDays(8);

  private static final int MOST_WAITING = 16;

  private final Address owner;
  private final Address self;
  private final Bytes32 examples;
  private final TypedDomain domain;
  private final PeerBinding binding;
  private final InstantSource clock;
  private final JobFolder folder;
  private final JobRunner runner;

  /**
   * @param self account of this node
   * @param examples digest of those that it has
   * @param clock chain time
   */
  JobsHandler(
      Address owner,
      Address self,
      Bytes32 examples,
      TypedDomain domain,
      PeerBinding binding,
      InstantSource clock,
      JobFolder folder,
      JobRunner runner) {
    this.owner = owner;
    this.self = self;
    this.examples = examples;
    this.domain = domain;
    this.binding = binding;
    this.clock = clock;
    this.folder = folder;
    this.runner = runner;
  }

  /** Takes a job; the same one again changes nothing. */
  ServerResponse put(ServerRequest request) throws IOException {
    checkOwner(request);
    Bytes32 job = job(request);
    if (folder.has(job)) {
      return ServerResponse.accepted().build();
    }
    if (runner.waiting() >= MOST_WAITING) {
      throw ProblemException.of(
          503, "too-many-jobs", MOST_WAITING + " jobs wait: try again when one is done");
    }
    JobOrder order = read(request);
    check(job, order);
    folder.order(job, order);
    runner.add(job);
    return ServerResponse.accepted().build();
  }

  private static JobOrder read(ServerRequest request) throws IOException {
    long length = request.servletRequest().getContentLengthLong();
    if (length > JobCodec.mostBytes()) {
      throw ProblemException.of(
          413,
          "job-too-long",
          "a job has at most %d bytes, not %d".formatted(JobCodec.mostBytes(), length));
    }
    try (var in = new LazyBody(request.servletRequest())) {
      return JobCodec.read(in);
    } catch (JobRejected malformed) {
      throw ProblemException.of(400, "job-malformed", String.valueOf(malformed.getMessage()));
    }
  }

  private void check(Bytes32 job, JobOrder order) {
    if (!domain.digest(order.job()).equals(job)) {
      throw ProblemException.of(
          400, "job-differs", "the body is not the job %s: name its own digest".formatted(job));
    }
    if (!domain
        .recover(order.job(), order.signature().toBytes())
        .filter(owner::equals)
        .isPresent()) {
      throw ProblemException.of(
          403, "job-forged", "the job is not signed by the owner %s".formatted(owner));
    }
    if (!order.node().equals(self)) {
      throw ProblemException.of(
          403,
          "job-of-another",
          "the job is for node %s, this is %s".formatted(order.node(), self));
    }
    Instant now = clock.instant();
    if (order.notAfter().isBefore(now) || order.notAfter().isAfter(now.plus(LONGEST))) {
      throw ProblemException.of(
          409,
          "job-expired",
          "the job is valid until %s, now it is %s; at most %s ahead is taken"
              .formatted(order.notAfter(), now, LONGEST));
    }
    if (!order.examples().equals(examples)) {
      throw ProblemException.of(
          409,
          "examples-differ",
          "the job is about examples %s, here are %s: bring the same files to both"
              .formatted(order.examples(), examples));
    }
  }

  ServerResponse state(ServerRequest request) {
    checkOwner(request);
    Bytes32 job = known(request);
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(folder.answer(job).orElseGet(JobAnswer.Pending::new).json());
  }

  ServerResponse update(ServerRequest request) {
    checkOwner(request);
    byte[] update =
        folder
            .update(known(request))
            .orElseThrow(
                () -> ProblemException.of(409, "job-pending", "the job has no update yet"));
    return ServerResponse.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).body(update);
  }

  private void checkOwner(ServerRequest request) {
    Address caller = binding.account(request.servletRequest());
    if (!caller.equals(owner)) {
      throw ProblemException.of(
          403, "not-the-owner", "this node works for %s, not for %s".formatted(owner, caller));
    }
  }

  private Bytes32 known(ServerRequest request) {
    Bytes32 job = job(request);
    if (!folder.has(job)) {
      throw ProblemException.of(404, "job-unknown", "there is no job " + job + ": send it again");
    }
    return job;
  }

  private static Bytes32 job(ServerRequest request) {
    try {
      return Bytes32.of("0x" + request.pathVariable("job"));
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(400, "job-malformed", "a job is named by 64 hexadecimal digits");
    }
  }
}
