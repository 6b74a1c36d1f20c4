package io.cess4j.tee.web;

import io.cess4j.runtime.LogContext;
import io.cess4j.runtime.web.LazyBody;
import io.cess4j.runtime.web.PeerCertificate;
import io.cess4j.tee.enclave.Enclave;
import io.cess4j.tee.enclave.OrderFacts;
import io.cess4j.tee.enclave.RepairSession;
import io.cess4j.tee.registration.Registered;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.ServerRequest;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * POST /v1/repairs?deal=N&slot=j&segment=s: a lost fragment, rebuilt from k siblings for the miner
 * that was drawn for its slot. One segment a request, so that memory is bounded, every refusal is
 * an answer, and a miner that was cut off goes on where it was.
 */
public final class RepairsHandler {
  private static final Logger LOG = LoggerFactory.getLogger(RepairsHandler.class);

  private final Enclave enclave;
  private final OrderReader orders;
  private final Siblings siblings;
  private final Supplier<Registered> self;
  private final Sessions sessions;
  private final Counter bytes;

  /**
   * @param sessions bounds how many segments are in memory
   */
  public RepairsHandler(
      Enclave enclave,
      OrderReader orders,
      Siblings siblings,
      Supplier<Registered> self,
      Sessions sessions,
      MeterRegistry metrics) {
    this.enclave = enclave;
    this.orders = orders;
    this.siblings = siblings;
    this.self = self;
    this.sessions = sessions;
    bytes = metrics.counter("cess.tee.repaired.bytes");
  }

  /** Answers the masked bytes of the fragment. */
  public ServerResponse handle(ServerRequest request) throws ServletException, IOException {
    int slot = (int) Numbers.parameter(request, "slot", Byte.MAX_VALUE);
    int segment = (int) Numbers.parameter(request, "segment", Byte.MAX_VALUE);
    long deal = Numbers.parameter(request, "deal", Numbers.UINT32);
    try (var _ = LogContext.of("order", deal)) {
      OrderFacts facts = orders.repairFacts(deal, slot, self.get().worker());
      orders.requireMiner(facts, slot, PeerCertificate.keyHash(request.servletRequest()));
      try (var _ = sessions.enter()) {
        DescriptorHead head = DescriptorHead.read(new LazyBody(request.servletRequest()));
        byte[] fragment = rebuild(facts, head, slot, segment);
        bytes.increment(fragment.length);
        LOG.info("rebuilt segment {} of slot {} of deal {}", segment, slot, deal);
        return ServerResponse.ok().contentType(MediaType.APPLICATION_OCTET_STREAM).body(fragment);
      }
    }
  }

  private byte[] rebuild(OrderFacts facts, DescriptorHead head, int slot, int segment) {
    RepairSession session = enclave.repair(facts, head.descriptor(), head.signature(), slot);
    session.requireSegment(segment);
    return session.rebuild(segment, siblings.of(session.descriptor(), slot, segment));
  }
}
