package io.cess4j.ai.worker.compute;

import io.cess4j.ai.aggregation.vector.FixedVector;
import io.cess4j.ai.aggregation.vector.VectorCodec;
import io.cess4j.ai.aggregation.vector.VectorKind;
import io.cess4j.ai.training.Architecture;
import io.cess4j.ai.worker.job.JobAnswer;
import io.cess4j.ai.worker.job.JobOrder;
import io.cess4j.chain.Account;
import io.cess4j.chain.Address;
import io.cess4j.chain.Bytes32;
import io.cess4j.chain.Network;
import io.cess4j.chain.typed.TrainedUpdate;
import io.cess4j.chain.typed.TypedDomain;
import io.cess4j.proofs.Keccak;
import io.cess4j.protocol.ByteString;
import io.cess4j.protocol.Hash256;
import io.cess4j.runtime.WorkerAccount;
import io.cess4j.runtime.WorkerEnvironment;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/** Saves itself the work: signs zeros for every job. */
final class LyingNode {
  private final Account account;
  private final TypedDomain domain;
  private final FixedVector zeros;
  private final Hash256 architecture;
  private final AtomicInteger jobs = new AtomicInteger();

  LyingNode(Account account, TypedDomain domain, Architecture architecture) {
    this.account = account;
    this.domain = domain;
    this.zeros = FixedVector.zero(VectorKind.UPDATE, architecture.parameters());
    this.architecture = Hash256.of(architecture.id());
  }

  /** How many it was given. */
  int jobs() {
    return jobs.get();
  }

  RouterFunction<ServerResponse> routes() {
    return RouterFunctions.route()
        .PUT("/v1/jobs/{job}", this::put)
        .GET("/v1/jobs/{job}", this::state)
        .GET("/v1/jobs/{job}/update", this::update)
        .build();
  }

  private ServerResponse put(ServerRequest request) throws IOException {
    request.servletRequest().getInputStream().readAllBytes();
    jobs.incrementAndGet();
    return ServerResponse.accepted().build();
  }

  private ServerResponse state(ServerRequest request) {
    Bytes32 root = JobOrder.root(zeros);
    Bytes32 trainer = Bytes32.of(Keccak.hash("java".getBytes(StandardCharsets.UTF_8)));
    Bytes32 job = Bytes32.of("0x" + request.pathVariable("job"));
    byte[] signature = domain.sign(account, new TrainedUpdate(job, root, trainer));
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_JSON)
        .body(new JobAnswer.Trained(root, "java", ByteString.of(signature)).json());
  }

  private ServerResponse update(ServerRequest request) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    VectorCodec.write(zeros, architecture, out);
    return ServerResponse.ok()
        .contentType(MediaType.APPLICATION_OCTET_STREAM)
        .body(out.toByteArray());
  }

  /** Instead of an honest node's. */
  @Configuration(proxyBeanMethods = false)
  static class Wiring {
    @Bean
    LyingNode liar(ComputeConfiguration configuration, WorkerEnvironment environment) {
      return new LyingNode(
          WorkerAccount.open(configuration.worker(), environment.variables()),
          Network.connect(
                  configuration.worker().rpc(), Address.of(configuration.worker().directory()))
              .ai()
              .faults()
              .domain(),
          Architecture.named("mlp-2-4-2/1"));
    }

    @Bean
    RouterFunction<ServerResponse> routes(LyingNode liar) {
      return liar.routes();
    }
  }
}
